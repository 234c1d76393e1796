package org.schedulesconnector.oncall;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that Ruby on Rails gives to time zones ({@code ActiveSupport::TimeZone::MAPPING}), by IANA id. Two former
 * spellings, Kyev and Ulaan Bataar, are kept because accounts made years ago may still carry them. The last lines have the
 * abbreviations that are IANA ids for Ruby but that {@code java.time} leaves out.
 */
final class RailsZones {
    private static final String TABLE =
            """
            Africa/Algiers: West Central Africa
            Africa/Cairo: Cairo
            Africa/Casablanca: Casablanca
            Africa/Harare: Harare
            Africa/Johannesburg: Pretoria
            Africa/Monrovia: Monrovia
            Africa/Nairobi: Nairobi
            America/Argentina/Buenos_Aires: Buenos Aires
            America/Bogota: Bogota
            America/Caracas: Caracas
            America/Chicago: Central Time (US & Canada)
            America/Chihuahua: Chihuahua
            America/Denver: Mountain Time (US & Canada)
            America/Godthab: Greenland
            America/Guatemala: Central America
            America/Guyana: Georgetown
            America/Halifax: Atlantic Time (Canada)
            America/Indiana/Indianapolis: Indiana (East)
            America/Juneau: Alaska
            America/La_Paz: La Paz
            America/Lima: Lima; Quito
            America/Los_Angeles: Pacific Time (US & Canada)
            America/Mazatlan: Mazatlan
            America/Mexico_City: Guadalajara; Mexico City
            America/Monterrey: Monterrey
            America/Montevideo: Montevideo
            America/New_York: Eastern Time (US & Canada)
            America/Phoenix: Arizona
            America/Puerto_Rico: Puerto Rico
            America/Regina: Saskatchewan
            America/Santiago: Santiago
            America/Sao_Paulo: Brasilia
            America/St_Johns: Newfoundland
            America/Tijuana: Tijuana
            Asia/Almaty: Almaty; Astana
            Asia/Baghdad: Baghdad
            Asia/Baku: Baku
            Asia/Bangkok: Bangkok; Hanoi
            Asia/Chongqing: Chongqing
            Asia/Colombo: Sri Jayawardenepura
            Asia/Dhaka: Dhaka
            Asia/Hong_Kong: Hong Kong
            Asia/Irkutsk: Irkutsk
            Asia/Jakarta: Jakarta
            Asia/Jerusalem: Jerusalem
            Asia/Kabul: Kabul
            Asia/Kamchatka: Kamchatka
            Asia/Karachi: Islamabad; Karachi
            Asia/Kathmandu: Kathmandu
            Asia/Kolkata: Chennai; Kolkata; Mumbai; New Delhi
            Asia/Krasnoyarsk: Krasnoyarsk
            Asia/Kuala_Lumpur: Kuala Lumpur
            Asia/Kuwait: Kuwait
            Asia/Magadan: Magadan
            Asia/Muscat: Abu Dhabi; Muscat
            Asia/Novosibirsk: Novosibirsk
            Asia/Rangoon: Rangoon
            Asia/Riyadh: Riyadh
            Asia/Seoul: Seoul
            Asia/Shanghai: Beijing
            Asia/Singapore: Singapore
            Asia/Srednekolymsk: Srednekolymsk
            Asia/Taipei: Taipei
            Asia/Tashkent: Tashkent
            Asia/Tbilisi: Tbilisi
            Asia/Tehran: Tehran
            Asia/Tokyo: Osaka; Sapporo; Tokyo
            Asia/Ulaanbaatar: Ulaanbaatar; Ulaan Bataar
            Asia/Urumqi: Urumqi
            Asia/Vladivostok: Vladivostok
            Asia/Yakutsk: Yakutsk
            Asia/Yekaterinburg: Ekaterinburg
            Asia/Yerevan: Yerevan
            Atlantic/Azores: Azores
            Atlantic/Cape_Verde: Cape Verde Is.
            Atlantic/South_Georgia: Mid-Atlantic
            Australia/Adelaide: Adelaide
            Australia/Brisbane: Brisbane
            Australia/Darwin: Darwin
            Australia/Hobart: Hobart
            Australia/Melbourne: Canberra; Melbourne
            Australia/Perth: Perth
            Australia/Sydney: Sydney
            Etc/UTC: UTC
            Europe/Amsterdam: Amsterdam
            Europe/Athens: Athens
            Europe/Belgrade: Belgrade
            Europe/Berlin: Berlin
            Europe/Bratislava: Bratislava
            Europe/Brussels: Brussels
            Europe/Bucharest: Bucharest
            Europe/Budapest: Budapest
            Europe/Copenhagen: Copenhagen
            Europe/Dublin: Dublin
            Europe/Helsinki: Helsinki
            Europe/Istanbul: Istanbul
            Europe/Kaliningrad: Kaliningrad
            Europe/Kiev: Kyiv; Kyev
            Europe/Lisbon: Lisbon
            Europe/Ljubljana: Ljubljana
            Europe/London: Edinburgh; London
            Europe/Madrid: Madrid
            Europe/Minsk: Minsk
            Europe/Moscow: Moscow; St. Petersburg
            Europe/Paris: Paris
            Europe/Prague: Prague
            Europe/Riga: Riga
            Europe/Rome: Rome
            Europe/Samara: Samara
            Europe/Sarajevo: Sarajevo
            Europe/Skopje: Skopje
            Europe/Sofia: Sofia
            Europe/Stockholm: Stockholm
            Europe/Tallinn: Tallinn
            Europe/Vienna: Vienna
            Europe/Vilnius: Vilnius
            Europe/Volgograd: Volgograd
            Europe/Warsaw: Warsaw
            Europe/Zagreb: Zagreb
            Europe/Zurich: Bern; Zurich
            Pacific/Apia: Samoa
            Pacific/Auckland: Auckland; Wellington
            Pacific/Chatham: Chatham Is.
            Pacific/Fakaofo: Tokelau Is.
            Pacific/Fiji: Fiji
            Pacific/Guadalcanal: Solomon Is.
            Pacific/Guam: Guam
            Pacific/Honolulu: Hawaii
            Pacific/Majuro: Marshall Is.
            Pacific/Midway: International Date Line West; Midway Island
            Pacific/Noumea: New Caledonia
            Pacific/Pago_Pago: American Samoa
            Pacific/Port_Moresby: Port Moresby
            Pacific/Tongatapu: Nuku'alofa
            -05:00: EST
            -07:00: MST
            -10:00: HST
            """;

    private static final Map<String, String> ZONE_BY_NAME = TABLE.lines()
            .flatMap(RailsZones::entries)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RailsZones() {}

    /** The id that {@link java.time.ZoneId} knows for a name of Rails; the name itself when Rails has no such name. */
    static String idOf(String name) {
        return ZONE_BY_NAME.getOrDefault(name, name);
    }

    /** Every name of the table with its id. */
    static Map<String, String> all() {
        return ZONE_BY_NAME;
    }

    private static Stream<Map.Entry<String, String>> entries(String line) {
        int colon = line.lastIndexOf(": ");
        String id = line.substring(0, colon);
        return Arrays.stream(line.substring(colon + 2).split("; ")).map(name -> Map.entry(name, id));
    }
}
