package org.schedulesconnector.settings;

/** The secret of an app registration. Its id, which the portal shows beside it, is often taken for it (AADSTS7000215). */
final class ClientSecretType implements ValueType<Secret> {
    private final SecretType secret = new SecretType();

    @Override
    public Secret parse(String text) throws InvalidValueException {
        if (GuidType.isGuid(text)) {
            throw new InvalidValueException(
                    "is a GUID, which is the id of a secret and not the secret",
                    "Copy the column Value of the app registration's client secret; it is shown once, when it is made.");
        }
        return secret.parse(text);
    }

    @Override
    public String allowed() {
        return "one line of text, not a GUID";
    }

    @Override
    public boolean secret() {
        return true;
    }
}
