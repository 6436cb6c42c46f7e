// What a reader likes, kept by his browser: not in the link, which is about figures.

import { type Theme, themes } from "./theme.ts";
import { type Language, languages } from "./words/reader.ts";

export function preferredLanguage(): Language {
  const kept = read("language");
  if (kept !== null && kept in languages) {
    return kept as Language;
  }
  const known = navigator.languages.map((language) => language.slice(0, 2)).find((language) => language in languages);
  return (known ?? "en") as Language;
}

export function preferredTheme(): Theme {
  return themes.find((theme) => theme === read("theme")) ?? "auto";
}

export function keep(name: "language" | "theme", value: string): void {
  try {
    localStorage.setItem(`facevalue.${name}`, value);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`facevalue.${name}`);
  } catch {
    return null;
  }
}
