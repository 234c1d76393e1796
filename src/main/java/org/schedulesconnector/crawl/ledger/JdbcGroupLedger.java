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

/** Groups in the table {@code external_group}, members in {@code group_member}. */
final class JdbcGroupLedger implements GroupLedger {
    private static final String WHERE_GROUP = " WHERE connection_id = :connection AND group_id = :group";
    private static final String WHERE_MEMBER = WHERE_GROUP + " AND member_id = :member";
    private static final Upsert SAVE = new Upsert(
            "UPDATE external_group SET display_name = :name, definition = :definition" + WHERE_GROUP,
            """
            INSERT INTO external_group (connection_id, group_id, display_name, definition)
            VALUES (:connection, :group, :name, :definition)
            """);
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
    public void save(LedgerGroup group) {
        database.write("save the external group " + group.id(), handle -> {
            SAVE.apply(handle, List.of(group), (batch, saved) -> bind(batch, saved.id())
                    .bind("name", Columns.text(saved.displayName()))
                    .bind("definition", saved.definition()));
            return null;
        });
    }

    @Override
    public void announce(String groupId, Collection<LedgerMember> members) {
        write("announce members of the external group " + groupId, ANNOUNCE, groupId, members);
    }

    @Override
    public void confirm(String groupId, Collection<LedgerMember> members) {
        write("confirm members of the external group " + groupId, CONFIRM, groupId, members);
    }

    @Override
    public void remove(String groupId, Collection<String> memberIds) {
        if (memberIds.isEmpty()) {
            return;
        }
        database.write("remove members of the external group " + groupId, handle -> {
            try (PreparedBatch batch = handle.prepareBatch("DELETE FROM group_member" + WHERE_MEMBER)) {
                memberIds.stream()
                        .sorted()
                        .forEach(id -> bind(batch, groupId).bind("member", id).add());
                return batch.execute();
            }
        });
    }

    @Override
    public boolean delete(String groupId) {
        return database.write(
                "delete the external group " + groupId,
                handle -> handle.createUpdate("DELETE FROM external_group" + WHERE_GROUP)
                                .bind("connection", connectionId)
                                .bind("group", groupId)
                                .execute()
                        > 0);
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
