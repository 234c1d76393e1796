package org.schedulesconnector.item;

import java.util.List;
import org.schedulesconnector.oncall.Person;

/** How people are named in an item. */
final class People {
    private People() {}

    /** The name on one line; a person without one is named by e-mail or id. */
    static String name(Person person) {
        String name = OneLine.of(person.displayName());
        if (!name.isEmpty()) {
            return name;
        }
        return email(person).isEmpty() ? person.id() : email(person);
    }

    static List<String> names(List<Person> people) {
        return people.stream().map(People::name).toList();
    }

    /** Name and login e-mail, such as {@code Ana Ruiz (ana.ruiz@kestrel.example)}; the name alone where no e-mail is known. */
    static String nameAndEmail(Person person) {
        String email = email(person);
        return email.isEmpty() ? name(person) : name(person) + " (" + email + ")";
    }

    private static String email(Person person) {
        return OneLine.of(person.email());
    }
}
