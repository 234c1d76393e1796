package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/**
 * A text that is put together from the groups of a pattern: <code>{0}</code> is the first one. It must use a group: otherwise everybody
 * would be the same person.
 */
final class FormulaType implements ValueType<String> {
    private static final Pattern GROUP = Pattern.compile("\\{(\\d{1,2})}");
    private static final Pattern SYNTAX = Pattern.compile("([^{}\\s\\p{Cntrl}]|" + GROUP.pattern() + ")+");
    private static final String REMEDY = "Write it as in {0}.{1}@contoso.com, where {0} is the pattern's first group.";

    /** The largest number that a formula names, from 0. */
    static int highestGroup(String formula) {
        return GROUP.matcher(formula)
                .results()
                .mapToInt(group -> Integer.parseInt(group.group(1)))
                .max()
                .orElseThrow();
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!SYNTAX.matcher(text).matches()) {
            throw new InvalidValueException("is " + Quoted.text(text), REMEDY);
        }
        if (!GROUP.matcher(text).find()) {
            throw new InvalidValueException("is " + Quoted.text(text) + ", the same for everybody", REMEDY);
        }
        return text;
    }

    @Override
    public String allowed() {
        return "text without blanks in which {0}, {1} and so on stand for groups of the pattern";
    }
}
