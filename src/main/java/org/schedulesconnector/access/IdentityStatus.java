package org.schedulesconnector.access;

/** What came of looking for a person's Entra account. Only {@link #MATCHED} is ever granted anything new. */
public enum IdentityStatus {
    MATCHED("mapped"),
    UNMATCHED("no Entra account was found"),
    AMBIGUOUS("several Entra accounts or several people fit, so none is taken"),
    GUEST("the Entra account is a guest's, and access.identity.include-guests is off"),
    DISABLED("the Entra account is disabled"),
    /** Entra did not answer: what is granted stays, nothing is added for anybody. */
    LOOKUP_FAILED("Entra could not be asked, so existing grants stay and none is added"),
    /** The application lacks the permission {@code User.Read.All}: what is granted stays, people named by object id are mapped. */
    LOOKUP_DENIED("Entra may not be asked without the permission User.Read.All, and no override names an object id"),
    NO_RULE("no identity rule applies");

    private final String words;

    IdentityStatus(String words) {
        this.words = words;
    }

    /** The same for people, as a clause. */
    public String words() {
        return words;
    }
}
