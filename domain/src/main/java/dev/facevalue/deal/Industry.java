package dev.facevalue.deal;

/**
 * The customer's industry: a section of ISIC Rev. 4, the UN's International Standard Industrial Classification.
 * Constants are appended, never reordered: their ordinals are stored.
 */
public enum Industry {
    A("Agriculture, forestry and fishing"),
    B("Mining and quarrying"),
    C("Manufacturing"),
    D("Electricity, gas, steam and air conditioning supply"),
    E("Water supply, sewerage, waste management and remediation"),
    F("Construction"),
    G("Wholesale and retail trade, repair of motor vehicles"),
    H("Transportation and storage"),
    I("Accommodation and food service"),
    J("Information and communication"),
    K("Financial and insurance activities"),
    L("Real estate activities"),
    M("Professional, scientific and technical activities"),
    N("Administrative and support service activities"),
    O("Public administration and defence, compulsory social security"),
    P("Education"),
    Q("Human health and social work"),
    R("Arts, entertainment and recreation"),
    S("Other service activities"),
    T("Households as employers"),
    U("Extraterritorial organisations and bodies");

    private final String label;

    Industry(String label) {
        this.label = label;
    }

    /** What the section is about, in English. */
    public String label() {
        return label;
    }
}
