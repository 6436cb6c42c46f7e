// Nederlands.

import type { ViewName } from "../address.ts";
import type { Dimension, Measure, Option } from "../codes.ts";
import type { Words } from "./en.ts";

const level = { LOW: "Laag", MEDIUM: "Midden", HIGH: "Hoog" };

const reason = {
  PRICE: "Prijs",
  BUDGET: "Budget",
  TIMING: "Moment",
  COMPETITOR: "Concurrent",
  INCUMBENT: "Huidige leverancier",
  MISSING_FEATURE: "Ontbrekende functie",
  POOR_FIT: "Past niet goed",
  INTERNAL_POLITICS: "Interne politiek",
  NO_AUTHORITY: "Niet bevoegd te beslissen",
  EARLIER_CHOICE: "Een eerdere keuze",
  TRUST: "Vertrouwen",
  RISK: "Risico",
  NO_NEED: "Geen behoefte",
  UNRESPONSIVE: "Geen reactie",
  OTHER: "Anders",
  UNDISCLOSED: "Niet genoemd",
};

const doing: Record<Option, string> = {
  CONFRONT: "confronteren",
  SAVE_FACE: "de klant gezichtsverlies besparen",
  BUILD_TRUST: "vertrouwen opbouwen",
  NONE: "vooraf niets doen",
  SURFACED: "bezwaren vroeg op tafel krijgen",
  COVERED: "de klant dekking geven",
};

const kept: Record<Measure, (points: string, over: string) => string> = {
  preserved: (points, over) => `houdt ${points} procentpunten meer relaties in stand dan ${over}`,
  won: (points, over) => `wint ${points} procentpunten meer deals dan ${over}`,
};

const dimensions: Record<Dimension, string> = {
  country: "Land",
  region: "Regio",
  culture: "Cultuur",
  decision: "Besluit",
  strategy: "Strategie",
  prevention: "Voorzorg",
  statedReason: "Genoemde reden",
  actualReason: "Werkelijke reden",
  pretext: "Voorwendsel",
  faceRisk: "Risico op gezichtsverlies",
  trust: "Vertrouwen",
  sellerConfidence: "Zelfvertrouwen van de verkoper",
  stage: "Fase waarin het bezwaar bovenkwam",
  dealSize: "Omvang van de deal",
  industry: "Bedrijfstak",
  team: "Team",
  month: "Maand",
  quarter: "Kwartaal",
};

/** The same within a sentence, with its article. */
const theDimension: Record<Dimension, string> = {
  country: "het land",
  region: "de regio",
  culture: "de cultuur",
  decision: "het besluit",
  strategy: "de strategie",
  prevention: "de voorzorg",
  statedReason: "de genoemde reden",
  actualReason: "de werkelijke reden",
  pretext: "het voorwendsel",
  faceRisk: "het risico op gezichtsverlies",
  trust: "het vertrouwen",
  sellerConfidence: "het zelfvertrouwen van de verkoper",
  stage: "de fase waarin het bezwaar bovenkwam",
  dealSize: "de omvang van de deal",
  industry: "de bedrijfstak",
  team: "het team",
  month: "de maand",
  quarter: "het kwartaal",
};

const listOf = (list: readonly Dimension[]): string => list.map((dimension) => theDimension[dimension]).join(" en ");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const nl: Words = {
  title: "FaceValue",
  claim: "Welk antwoord op een nee behoudt de klant?",
  skipToContent: "Naar de cijfers",
  mainNavigation: "Weergaven",
  views: {
    overview: "Overzicht",
    risk: "Risico en kans",
    group: "Eén groep",
    prevention: "Voorzorg",
    advice: "Voor het gesprek",
    deals: "Deals achter een cijfer",
    deal: "Eén deal",
    freshness: "Actualiteit",
  } satisfies Record<ViewName, string>,

  languageName: "Nederlands",
  language: "Taal",
  theme: "Weergave",
  themes: { auto: "Auto", light: "Licht", dark: "Donker" },
  print: "Afdrukken",
  signOut: "Afmelden",
  apiDocumentation: "API",

  dimensions,
  codes: {
    culture: {
      ANGLO: "Angelsaksische landen",
      NORDIC_EUROPE: "Noord-Europa",
      GERMANIC_EUROPE: "Germaans Europa",
      LATIN_EUROPE: "Latijns Europa",
      EASTERN_EUROPE: "Oost-Europa",
      LATIN_AMERICA: "Latijns-Amerika",
      MIDDLE_EAST: "Midden-Oosten",
      SUB_SAHARAN_AFRICA: "Afrika bezuiden de Sahara",
      SOUTHERN_ASIA: "Zuid-Azië",
      CONFUCIAN_ASIA: "Confuciaans Azië",
      UNCLASSIFIED: "Landen buiten de clusters",
    },
    region: {
      "005": "Zuid-Amerika",
      "011": "West-Afrika",
      "013": "Centraal-Amerika",
      "014": "Oost-Afrika",
      "015": "Noord-Afrika",
      "017": "Centraal-Afrika",
      "018": "Zuidelijk Afrika",
      "021": "Noord-Amerika",
      "029": "Caribisch gebied",
      "030": "Oost-Azië",
      "034": "Zuid-Azië",
      "035": "Zuidoost-Azië",
      "039": "Zuid-Europa",
      "053": "Australië en Nieuw-Zeeland",
      "054": "Melanesië",
      "057": "Micronesië",
      "061": "Polynesië",
      "143": "Centraal-Azië",
      "145": "West-Azië",
      "151": "Oost-Europa",
      "154": "Noord-Europa",
      "155": "West-Europa",
    },
    decision: { WON: "Gewonnen", LOST: "Verloren", NO_DECISION: "Geen besluit" },
    strategy: {
      CONFRONT: "Confronteren",
      SAVE_FACE: "Gezichtsverlies besparen",
      BUILD_TRUST: "Vertrouwen opbouwen",
    },
    prevention: { NONE: "Geen", SURFACED: "Bezwaren vroeg op tafel", COVERED: "Dekking geven" },
    statedReason: reason,
    actualReason: reason,
    pretext: { NO: "Geen voorwendsel", SUSPECTED: "Vermoed", CONFIRMED: "Bevestigd" },
    faceRisk: level,
    trust: level,
    sellerConfidence: level,
    stage: {
      QUALIFICATION: "Kwalificatie",
      DISCOVERY: "Verkenning",
      PROPOSAL: "Voorstel",
      NEGOTIATION: "Onderhandeling",
      DECISION: "Besluit",
      AFTER_DECISION: "Na het besluit",
    },
    dealSize: { SMALL: "Klein", MEDIUM: "Middelgroot", LARGE: "Groot", ENTERPRISE: "Zeer groot" },
    industry: {
      A: "Landbouw, bosbouw en visserij",
      B: "Delfstoffenwinning",
      C: "Industrie",
      D: "Elektriciteit en gas",
      E: "Water en afval",
      F: "Bouw",
      G: "Groot- en detailhandel",
      H: "Vervoer en opslag",
      I: "Logies en maaltijden",
      J: "Informatie en communicatie",
      K: "Financiën en verzekeringen",
      L: "Onroerend goed",
      M: "Advies, onderzoek en techniek",
      N: "Administratie en ondersteuning",
      O: "Openbaar bestuur",
      P: "Onderwijs",
      Q: "Gezondheid en welzijn",
      R: "Cultuur en recreatie",
      S: "Overige diensten",
      T: "Huishoudens als werkgever",
      U: "Extraterritoriale organisaties",
    },
  },
  relationships: {
    SEVERED: "Verbroken",
    STRAINED: "Verstoord",
    MAINTAINED: "Behouden",
    STRENGTHENED: "Versterkt",
    FOR_LIFE: "Voor het leven",
  },
  unknown: "Niet vastgelegd",
  overall: "Alle deals",

  measure: "Wat telt",
  measures: { preserved: "Relatie behouden", won: "Deal gewonnen" },
  measureUnits: {
    preserved: "Deals waarvan de relatie behouden bleef, in %",
    won: "Deals die gewonnen werden, in %",
  },
  division: "Vergelijk naar",

  where(dimension: Dimension, label: string, unknown: boolean): string {
    if (unknown) {
      return `Waar ${theDimension[dimension]} niet is vastgelegd`;
    }
    switch (dimension) {
      case "culture":
        return `In ${label === "Midden-Oosten" ? "het Midden-Oosten" : label.replace(/^Landen/, "landen")}`;
      case "country":
      case "region":
        return `In ${label}`;
      case "team":
        return `In team ${label}`;
      case "industry":
        return `In de bedrijfstak ${label.toLowerCase()}`;
      default:
        return `Waar ${theDimension[dimension]} ‘${label.toLowerCase()}’ is`;
    }
  },
  inWords: {
    heading: "Het antwoord in woorden",
    overall: "Over alle deals",
    leads: (where, option, over, low, high, sure, measure) =>
      `${where}: ${doing[option]} ${kept[measure](`${low} tot ${high}`, doing[over])}, ${sure} zeker.`,
    leadsWithoutMargin: (where, option, sure) => `${where}: ${doing[option]} werkt het best, ${sure} zeker.`,
    likely: (where, option, over, sure) =>
      `${where}: ${doing[option]} werkt waarschijnlijk beter${
        over === null ? "" : ` dan ${doing[over]}`
      } (${sure} zeker).`,
    more: (count) => `En in nog ${count} groepen: zie de tabel.`,
    tooClose: (places) => `Te dicht bij elkaar om te kiezen: ${places}.`,
    closeBetween: (close, behind, places, list) =>
      `Te dicht bij elkaar om te kiezen tussen ${list(close.map((option) => doing[option]))}; ${
        list(behind.map((option) => doing[option]))
      } ${behind.length === 1 ? "blijft" : "blijven"} achter: ${places}.`,
    tooLittle: (places) => `Nog te weinig bekend: ${places}.`,
    lockedDoors: (where, share, others) =>
      `${where}: van wie geconfronteerd werd, verbrak ${share} de relatie; bij de andere antwoorden ${others}.`,
    noDeals: "Nog geen deal telt voor deze vraag.",
    caution: "Dit is wat in uw deals samen voorkwam, geen bewijs van wat waardoor komt.",
    wins: "Waar elk antwoord werkt",
    doors: "Waar confronteren deuren sluit",
    open: "Open vragen",
    sure: (probability) => `${probability} zeker`,
  },
  nearlyCertain: "meer dan 99%",
  nearlyRuledOut: "minder dan 1%",
  verdicts: {
    LEADER: "Werkt het best",
    LIKELY_LEADER: "Werkt waarschijnlijk het best",
    NO_CLEAR_LEADER: "Te dicht bij elkaar",
    TOO_LITTLE_EVIDENCE: "Te weinig bekend",
  },

  matrix: {
    heading: (dimension) => `${dimension} en antwoord`,
    ofPrevention: (dimension) => `${dimension} en voorzorg`,
    caption: (measure) =>
      `${
        nl.measures[measure]
      }: wat te verwachten is, vereffend voor het soort deals, met de 95%-marge. De balk toont de marge tussen 0 en 100%.`,
    verdict: "Oordeel",
    deals: "Deals",
    ofDeals: (successes, deals) => `${successes} van ${deals}`,
    noDeals: "Geen deals",
    tooLittle: "Te weinig bekend",
    best: { LEADER: "Beste", LIKELY_LEADER: "Waarschijnlijk beste" },
    scale: "Verwacht aandeel",
    cell: (group, option, estimate, range, counts) =>
      `${group}, ${option}: ${estimate}, marge ${range}, ${counts} deals`,
  },
  map: {
    heading: "Op de kaart",
    caption: "Elk land in de kleur van het antwoord dat in zijn groep het best werkt.",
    leader: "Het beste antwoord",
    noData: "Geen deals",
    credit:
      "Vormen: Natural Earth (publiek domein), via world-atlas (ISC-licentie). Grenzen staan zoals de bron ze heeft.",
  },
  risk: {
    heading: "Risico en kans",
    lead:
      "Het gemiddelde verbergt de spreiding: een gewaagd antwoord kan de deur sluiten, of een klant voor het leven opleveren.",
    caption:
      "Hoe relaties uitkwamen, in % van de waargenomen deals; links van de lijn verloren, rechts ervan behouden.",
    chart: (group) => `Hoe relaties uitkwamen: ${group}`,
    unit: "Aandeel van de waargenomen deals, in %",
    words: (option, severed, forLife, deals) =>
      `${capital(doing[option])}: ${severed} verbroken, ${forLife} voor het leven (${deals} deals).`,
    observedOnly: "Zoals waargenomen, niet vereffend voor het soort deals.",
    more: (count) => `Toon nog ${count} groepen`,
  },
  group: {
    forest: "Wat van elk antwoord te verwachten is",
    forestCaption:
      "Punt: wat te verwachten is, vereffend voor het soort deals; lijn: de 95%-marge; ruit: zoals waargenomen.",
    estimate: "Verwacht",
    range: "95%-marge",
    crude: "Waargenomen",
    probabilityBest: "Hoe zeker het beste",
    deals: "Deals",
    successes: { preserved: "Behouden", won: "Gewonnen" },
    awaiting: "Wacht op waarneming",
    bounds: "Als die alle slecht of goed uitkomen",
    boundsHeading: "Wat nog niet bekend is",
    boundsCaption:
      "Deals waarvan de relatie nog niet is waargenomen, kunnen het waargenomen cijfer zo ver verschuiven.",
    trend: "Door de tijd",
    trendCaption: "Zoals waargenomen, naar het moment van het besluit. Kleine aantallen schommelen: de tabel toont ze.",
    byMonth: "Per maand",
    byQuarter: "Per kwartaal",
    period: "Periode",
    crudeBesideAdjusted: "Op het eerste gezicht, en gelijk met gelijk",
    atFirstSight: "Op het eerste gezicht",
    likeForLike: "Gelijk met gelijk",
    difference: "Verschil in procentpunten",
    notThere: "Geen deal van deze groep telt met deze filters.",
  },
  warnings: {
    heading: "Voor u hierop bouwt",
    reversal: (group, crude, adjusted, reasons) =>
      `${group}: op het eerste gezicht lijkt ${crude} beter dan ${adjusted}, maar gelijk met gelijk werkt ${adjusted} beter. De eerste indruk komt door ${
        listOf(reasons)
      } van de deals waarin elk gekozen werd.`,
    depends: (dimension) => `Welk antwoord beter werkt, hangt af van ${theDimension[dimension]}.`,
    between: (one, other) => `${one} of ${other}?`,
    betterAt: (option, values) => `${option} werkt beter bij: ${values}.`,
    lookAtEach: (dimension) => `Vergelijk naar ${dimension}`,
    awaiting: (group, leader, other) =>
      `${group}: deals die op waarneming wachten, kunnen ${other} nog gelijk brengen met ${leader}, of ervoor.`,
    selection: (dimension) =>
      `Deze deals zijn gekozen naar ${theDimension[dimension]}, en dat komt na de keuze: dat kan misleiden.`,
    refusedOnly:
      "Hier worden alleen deals vergeleken waarin een nee viel, en de meeste daarvan waren al verloren. Wat deals wint, is beter aan voorzorg te zien.",
    all: "Alle deals",
  },
  prevention: {
    heading: "Voor het nee",
    lead: "Bezwaren vroeg op tafel krijgen, of de klant dekking geven, onder alle deals, met of zonder nee.",
    preserved: "Voor de relatie",
    won: "Voor het winnen",
  },
  advice: {
    heading: "Voor het gesprek",
    lead: "Kies wat u van de situatie weet. Wat u openlaat, blijft open.",
    situation: "De situatie",
    anything: "Niet bekend",
    question: "Gevraagd",
    questions: { strategy: "Een nee beantwoorden", prevention: "Een nee voorkomen" },
    ranking: "Wat hier van elk antwoord te verwachten is",
    severedRisk: "Risico: verbroken",
    forLifeChance: "Kans: voor het leven",
    similar: "Zulke deals",
    evidence: "Waar dit op leunt",
    evidenceGroup: "Deals",
    evidenceDeals: "Hoeveel",
    evidenceWeight: "Gewicht",
    caveats: "Houd in gedachten",
    clear: "Begin opnieuw",
  },
  deals: {
    heading: "Deals achter het cijfer",
    none: "Geen deal past hierbij.",
    more: "Toon oudere deals",
    shown: (count) => `${count} deals, nieuwste eerst`,
    shownOfMore: (count) => `De nieuwste ${count} deals`,
    downloaded: (count) => `Als CSV ten hoogste de nieuwste ${count} deals.`,
    decidedAt: "Besloten",
    deal: "Deal",
    relationship: "Relatie",
    value: "Waarde",
    awaiting: "Wacht op waarneming",
    within: "In beeld",
  },
  deal: {
    heading: (id) => `Deal ${id}`,
    facts: "Wat erover gezegd is",
    fact: "Feit",
    recordedAt: "Vastgelegd sinds",
    types: {
      "dev.facevalue.deal-outcome.recorded.v1": "Uitkomst",
      "dev.facevalue.relationship.observed.v1": "Waarneming van de relatie",
      "dev.facevalue.deal.erased.v1": "Wissing",
    },
    field: "Veld",
    value: "Waarde",
    observedAt: "Relatie waargenomen",
    notThere: "Er is geen zulke deal, of hij is gewist.",
  },
  freshness: {
    heading: "Hoe actueel dit is",
    newestFact: "Nieuwste feit",
    none: "Nog geen",
    behind: "Antwoorden lopen achter",
    upToDate: "Bij",
    unknown: "Nu niet bekend",
    seconds: (seconds) => `${seconds} s`,
    connection: "Live bijgewerkt",
    connected: "Verbonden: deze pagina werkt zichzelf bij",
    connecting: "Verbinden …",
    partitions: "Per partitie van de stroom",
    partition: "Partitie",
    projected: "Verwerkt tot",
    end: "Einde van de stroom",
    lag: "Achterstand in records",
    deadLetters: "Wat niet geteld kon worden",
    noDeadLetters: "Niets. Elk record kon geteld worden.",
    showDeadLetters: "Toon niet-telbare records",
    reason: "Reden",
    offset: "Offset",
    time: "Wanneer",
    deadLettersForbidden: "Niet-telbare records zijn alleen voor privacy officers.",
  },
  status: {
    live: "Live",
    offline: "Niet verbonden",
  },

  filters: {
    heading: "Filters",
    add: "Filter toevoegen",
    none: "Alle deals",
    period: "Periode",
    from: "Van",
    to: "Tot en met",
    anyTime: "Altijd",
    thisYear: "Dit jaar",
    lastTwelveMonths: "Laatste 12 maanden",
    apply: "Toepassen",
    remove: (filter) => `Verwijder filter ${filter}`,
    clear: "Wis filters",
    by: "Filter op",
    cancel: "Annuleren",
    since: (day) => `sinds ${day}`,
    until: (day) => `tot en met ${day}`,
    between: (from, to) => `${from} tot en met ${to}`,
    search: "Zoek",
    notAll: "De lijst was niet te krijgen, dus dit is niet alles wat er is.",
  },
  panel: {
    table: "Als tabel",
    csv: "CSV",
    png: "PNG",
    csvOf: (title) => `Download als CSV: ${title}`,
    pngOf: (title) => `Download als PNG: ${title}`,
    failed: "Downloaden lukte niet. Probeer het opnieuw.",
    source: (asOf) => `FaceValue, stand van ${asOf}`,
  },
  states: {
    loading: "Laden …",
    empty: "Nog geen feiten",
    emptyHow: "Cijfers verschijnen zodra er deals zijn vastgelegd. Zo stuurt u er een:",
    nothingFits: "Geen deal past bij deze filters.",
    signedOut: "U bent afgemeld",
    signedOutHow: "Meld u aan om de cijfers te zien.",
    signIn: "Aanmelden",
    forbidden: "Deze gebruiker mag de cijfers niet zien",
    forbiddenHow: "Ze zijn voor de rol analyst. Vraag erom bij wie FaceValue beheert, of meld u aan als een ander.",
    refused: "Deze link vraagt iets dat FaceValue niet kent",
    refusedHow: "Verwijder het genoemde filter, of begin opnieuw.",
    beginAnew: "Begin opnieuw",
    unavailable: "De cijfers zijn nu niet te krijgen",
    unavailableHow: (seconds) => `De dienst meldt dat hij terugkomt. Nieuwe poging over ${seconds} s.`,
    unreachable: "FaceValue is niet te bereiken",
    unreachableHow: "Controleer uw verbinding. Deze pagina probeert het vanzelf opnieuw.",
    tryNow: "Probeer nu",
    outdated: "Deze cijfers zijn misschien verouderd: de laatste bijwerking kwam niet aan.",
    notFound: "Hier is niets",
  },
  footer: {
    associated: "Cijfers zeggen wat samen voorkomt, niet wat waardoor komt.",
    asOf: (moment) => `Stand van ${moment}`,
  },
};
