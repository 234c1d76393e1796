package org.schedulesconnector.access;

/** The attribute of an Entra account that a name is looked up in. */
public enum EntraAttribute {
    /** {@code userPrincipalName}: unique in a tenant. */
    UPN,
    /** {@code mail}: may be the same in several accounts. */
    MAIL
}
