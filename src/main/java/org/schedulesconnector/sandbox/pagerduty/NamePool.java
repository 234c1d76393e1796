package org.schedulesconnector.sandbox.pagerduty;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** People's names in several scripts, each with an address in ASCII. A name may come twice, an address does not. */
final class NamePool {
    private static final List<String> FIRST = List.of(
            "Ana",
            "Bo",
            "Chidi",
            "Dana",
            "Emeka",
            "Fatima",
            "Grace",
            "Hiro",
            "Ines",
            "Joan",
            "Kofi",
            "Lena",
            "Marco",
            "Nadia",
            "Omar",
            "Priya",
            "Quentin",
            "Rosa",
            "Sam",
            "Tariq",
            "Uma",
            "Victor",
            "Wanda",
            "Ximena",
            "Yusuf",
            "Zoë/zoe",
            "Łukasz/lukasz",
            "Søren/soren",
            "Þóra/thora",
            "José/jose",
            "Çağla/cagla",
            "Björn/bjorn",
            "Anaïs/anais",
            "Siobhán/siobhan",
            "Jiří/jiri",
            "Đorđe/djordje");
    private static final List<String> LAST = List.of(
            "Ruiz",
            "Lindqvist",
            "Okafor",
            "Haddad",
            "Eze",
            "Khan",
            "Hopper",
            "Sato",
            "Costa",
            "Clarke",
            "Mensah",
            "Fischer",
            "Rossi",
            "Petrova",
            "Farouk",
            "Nair",
            "Dubois",
            "Alvarez",
            "Carter",
            "Aziz",
            "Rao",
            "Moreau",
            "Nowak",
            "Mendoza",
            "Demir",
            "O'Brien/obrien",
            "Smith-Jones",
            "van der Berg/vanderberg",
            "Müller/mueller",
            "Nguyễn/nguyen",
            "Østergård/ostergard",
            "Jónsdóttir/jonsdottir",
            "Peña/pena",
            "Kovačević/kovacevic",
            "Šimůnek/simunek",
            "Yıldız/yildiz");
    private static final List<String> OTHER_SCRIPTS = List.of(
            "田中 花子/hanako.tanaka",
            "王伟/wei.wang",
            "김민준/minjun.kim",
            "محمد العلي/mohammed.alali",
            "Ольга Кузнецова/olga.kuznetsova",
            "Ελένη Παπαδοπούλου/eleni.papadopoulou",
            "अनन्या शर्मा/ananya.sharma",
            "דנה כהן/dana.cohen",
            "สมชาย ใจดี/somchai.jaidee",
            "Robin 🚀 Ivers/robin.ivers");
    private static final int EVERY_OTHER_SCRIPT = 6;

    private final SplittableRandom random;
    private final Map<String, Integer> taken = new HashMap<>();
    private int count;

    NamePool(SplittableRandom random) {
        this.random = random;
    }

    /**
     * Somebody's name and the local part of their address.
     *
     * @param display in any script
     * @param address in ASCII, each once
     */
    record Name(String display, String address) {}

    Name next() {
        int number = count++;
        if (number % EVERY_OTHER_SCRIPT == EVERY_OTHER_SCRIPT - 1) {
            int index = number / EVERY_OTHER_SCRIPT % OTHER_SCRIPTS.size();
            String[] parts = split(OTHER_SCRIPTS.get(index));
            return new Name(parts[0], unique(parts[1]));
        }
        String[] first = split(FIRST.get(random.nextInt(FIRST.size())));
        String[] last = split(LAST.get(random.nextInt(LAST.size())));
        return new Name(first[0] + " " + last[0], unique(first[1] + "." + last[1]));
    }

    private String unique(String address) {
        int times = taken.merge(address, 1, Integer::sum);
        return times == 1 ? address : address + times;
    }

    private static String[] split(String entry) {
        String[] parts = entry.split("/");
        return parts.length == 2 ? parts : new String[] {entry, entry.toLowerCase(Locale.ROOT)};
    }
}
