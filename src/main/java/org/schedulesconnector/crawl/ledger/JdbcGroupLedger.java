package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Groups in the table {@code external_group}, members in {@code group_member}, and what Graph was about to be told of groups in
 * {@code announced_group}.
 */
final class JdbcGroupLedger implements GroupLedger {
    private static final String WHERE_GROUP = " WHERE connection_id = :connection AND group_id = :group";
    private static final String WHERE_MEMBER = WHERE_GROUP + " AND member_id = :member";
    private static final Upsert ANNOUNCE_GROUP = new Upsert(
            "UPDATE announced_group SET group_id = :group" + WHERE_GROUP,
            "INSERT INTO announced_group (connection_id, group_id) VALUES (:connection, :group)");
    private static final Upsert SAVE = new Upsert(
            "UPDATE external_group SET display_name = :name, definition = :definition" + WHERE_GROUP,
            """
            INSERT INTO external_group (connection_id, group_id, display_name, definition)
            VALUES (:connection, :group, :name, :definition)
            """);
    private static final String DOUBT = "UPDATE group_member SET confirmed = FALSE" + WHERE_MEMBER;
    private static final String REMOVE = "DELETE FROM group_member" + WHERE_MEMBER;
    private static final Upsert ANNOUNCE =
            new Upsert("UPDATE group_member SET member_type = :type" + WHERE_MEMBER, insertMember(false));
    private static final Upsert CONFIRM = new Upsert(
            "UPDATE group_member SET member_type = :type, confirmed = TRUE" + WHERE_MEMBER, insertMember(true));

    private final Database database;
    private final String connectionId;

    JdbcGroupLedger(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Map<String, StoredGroup> load() {
        return database.transaction("load the external groups", handle -> {
            Map<String, List<MemberRow>> members = members(handle);
            Map<String, StoredGroup> groups = new HashMap<>();
            groups(handle).forEach(group -> {
                List<MemberRow> rows = members.getOrDefault(group.id(), List.of());
                groups.put(group.id(), new StoredGroup(group, only(true, rows), only(false, rows)));
            });
            return groups;
        });
    }

    @Override
    public void announce(String groupId) {
        database.write("announce the external group " + groupId, handle -> {
            ANNOUNCE_GROUP.apply(handle, List.of(groupId), this::bind);
            return delete(handle, "external_group", groupId);
        });
        database.keep();
    }

    @Override
    public Set<String> unconfirmed() {
        return database.transaction("list the announced groups", handle -> handle.createQuery(
                        "SELECT group_id FROM announced_group WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(String.class)
                .collect(Collectors.toSet()));
    }

    @Override
    public void save(LedgerGroup group) {
        database.write("save the external group " + group.id(), handle -> {
            SAVE.apply(handle, List.of(group), (batch, saved) -> bind(batch, saved.id())
                    .bind("name", Columns.text(saved.displayName()))
                    .bind("definition", saved.definition()));
            return delete(handle, "announced_group", group.id());
        });
    }

    @Override
    public void announce(String groupId, Collection<LedgerMember> members) {
        write("announce members of the external group " + groupId, ANNOUNCE, groupId, members);
        if (!members.isEmpty()) {
            database.keep();
        }
    }

    @Override
    public void confirm(String groupId, Collection<LedgerMember> members) {
        write("confirm members of the external group " + groupId, CONFIRM, groupId, members);
    }

    @Override
    public void doubt(String groupId, Collection<String> memberIds) {
        if (!memberIds.isEmpty()) {
            each("announce the end of members of the external group " + groupId, DOUBT, groupId, memberIds);
            database.keep();
        }
    }

    @Override
    public void doubtAll() {
        database.write("doubt the members of all external groups", handle -> handle.createUpdate(
                        "UPDATE group_member SET confirmed = FALSE WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .execute());
    }

    @Override
    public void remove(String groupId, Collection<String> memberIds) {
        if (!memberIds.isEmpty()) {
            each("remove members of the external group " + groupId, REMOVE, groupId, memberIds);
        }
    }

    private void each(String task, String statement, String groupId, Collection<String> memberIds) {
        database.write(task, handle -> {
            try (PreparedBatch batch = handle.prepareBatch(statement)) {
                memberIds.stream()
                        .sorted()
                        .forEach(id -> bind(batch, groupId).bind("member", id).add());
                return batch.execute();
            }
        });
    }

    @Override
    public boolean delete(String groupId) {
        return database.write("delete the external group " + groupId, handle -> {
            int announced = delete(handle, "announced_group", groupId);
            return announced + delete(handle, "external_group", groupId) > 0;
        });
    }

    private int delete(Handle handle, String table, String groupId) {
        return handle.createUpdate("DELETE FROM " + table + WHERE_GROUP)
                .bind("connection", connectionId)
                .bind("group", groupId)
                .execute();
    }

    private void write(String task, Upsert upsert, String groupId, Collection<LedgerMember> members) {
        List<LedgerMember> ordered =
                members.stream().sorted(Comparator.comparing(LedgerMember::id)).toList();
        database.write(task, handle -> {
            upsert.apply(handle, ordered, (batch, member) -> bind(batch, groupId)
                    .bind("member", member.id())
                    .bind("type", member.type().name()));
            return null;
        });
    }

    private PreparedBatch bind(PreparedBatch batch, String groupId) {
        return batch.bind("connection", connectionId).bind("group", groupId);
    }

    private Map<String, List<MemberRow>> members(Handle handle) {
        return handle
                .createQuery("SELECT * FROM group_member WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .map(JdbcGroupLedger::row)
                .stream()
                .collect(Collectors.groupingBy(MemberRow::groupId));
    }

    private static Set<LedgerMember> only(boolean confirmed, List<MemberRow> rows) {
        return rows.stream()
                .filter(row -> row.confirmed() == confirmed)
                .map(MemberRow::member)
                .collect(Collectors.toSet());
    }

    private List<LedgerGroup> groups(Handle handle) {
        return handle.createQuery("SELECT * FROM external_group WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .map((row, context) -> new LedgerGroup(
                        row.getString("group_id"), row.getString("display_name"), row.getString("definition")))
                .list();
    }

    private static String insertMember(boolean confirmed) {
        return """
               INSERT INTO group_member (connection_id, group_id, member_id, member_type, confirmed)
               VALUES (:connection, :group, :member, :type, %s)
               """
                .formatted(confirmed);
    }

    private static MemberRow row(ResultSet row, StatementContext context) throws SQLException {
        LedgerMember member =
                new LedgerMember(row.getString("member_id"), LedgerMember.Type.valueOf(row.getString("member_type")));
        return new MemberRow(row.getString("group_id"), member, row.getBoolean("confirmed"));
    }

    private record MemberRow(String groupId, LedgerMember member, boolean confirmed) {}
}
