package org.schedulesconnector.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Members of groups by number. */
final class People {
    private People() {}

    static String id(int number) {
        return new UUID(0x4000, 0x8000000000000000L | number).toString();
    }

    static GroupMember user(int number) {
        return GroupMember.user(id(number));
    }

    static List<GroupMember> users(int... numbers) {
        return Arrays.stream(numbers).mapToObj(People::user).toList();
    }

    static List<GroupMember> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(People::user).toList();
    }

    static Set<String> ids(Iterable<GroupMember> members) {
        Set<String> ids = new TreeSet<>();
        members.forEach(member -> ids.add(member.id()));
        return ids;
    }

    static Set<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(People::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
