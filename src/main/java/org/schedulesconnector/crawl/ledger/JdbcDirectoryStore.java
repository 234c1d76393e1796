package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** People, teams and escalation policies in the tables {@code directory_user}, {@code directory_team} and {@code directory_policy}. */
final class JdbcDirectoryStore implements DirectoryStore {
    private static final DirectoryTable<User> USERS = new DirectoryTable<>(
            "SELECT * FROM directory_user WHERE connection_id = :connection",
            new Upsert(
                    """
                    UPDATE directory_user SET name = :name, email = :email, time_zone = :zone, role = :role, team_ids = :teams
                    WHERE connection_id = :connection AND user_id = :id
                    """,
                    """
                    INSERT INTO directory_user (connection_id, user_id, name, email, time_zone, role, team_ids)
                    VALUES (:connection, :id, :name, :email, :zone, :role, :teams)
                    """),
            "DELETE FROM directory_user WHERE connection_id = :connection AND user_id = :id",
            User::id,
            JdbcDirectoryStore::bindUser,
            JdbcDirectoryStore::user);

    private static final DirectoryTable<Team> TEAMS = new DirectoryTable<>(
            "SELECT * FROM directory_team WHERE connection_id = :connection",
            new Upsert(
                    """
                    UPDATE directory_team SET name = :name, default_role = :role
                    WHERE connection_id = :connection AND team_id = :id
                    """,
                    """
                    INSERT INTO directory_team (connection_id, team_id, name, default_role)
                    VALUES (:connection, :id, :name, :role)
                    """),
            "DELETE FROM directory_team WHERE connection_id = :connection AND team_id = :id",
            Team::id,
            JdbcDirectoryStore::bindTeam,
            JdbcDirectoryStore::team);

    private static final DirectoryTable<EscalationPath> POLICIES = new DirectoryTable<>(
            "SELECT * FROM directory_policy WHERE connection_id = :connection",
            new Upsert(
                    "UPDATE directory_policy SET body = :body WHERE connection_id = :connection AND policy_id = :id",
                    "INSERT INTO directory_policy (connection_id, policy_id, body) VALUES (:connection, :id, :body)"),
            "DELETE FROM directory_policy WHERE connection_id = :connection AND policy_id = :id",
            EscalationPath::id,
            (batch, policy) -> batch.bind("body", PolicyBody.of(policy)),
            row -> PolicyBody.read(row.getString("policy_id"), row.getString("body")));

    private final Database database;
    private final String connectionId;

    JdbcDirectoryStore(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public StoredDirectory load() {
        return database.transaction(
                "load the people, teams and escalation policies",
                handle -> new StoredDirectory(
                        USERS.load(handle, connectionId),
                        TEAMS.load(handle, connectionId),
                        POLICIES.load(handle, connectionId)));
    }

    @Override
    public int replace(Collection<User> users, Collection<Team> teams) {
        List<User> storableUsers =
                users.stream().map(JdbcDirectoryStore::storable).toList();
        List<Team> storableTeams =
                teams.stream().map(JdbcDirectoryStore::storable).toList();
        return database.write(
                "save the people and teams",
                handle -> USERS.replace(handle, connectionId, storableUsers)
                        + TEAMS.replace(handle, connectionId, storableTeams));
    }

    @Override
    public int replacePolicies(Collection<EscalationPath> policies) {
        return database.write(
                "save the escalation policies", handle -> POLICIES.replace(handle, connectionId, policies));
    }

    /** The user as the columns give it back: else one whose name they cannot take whole would differ on each crawl. */
    private static User storable(User user) {
        return new User(
                user.id(),
                Columns.text(user.name()),
                Columns.text(user.email()),
                Columns.text(user.timeZone()),
                Columns.text(user.role()),
                user.teamIds());
    }

    private static Team storable(Team team) {
        return new Team(team.id(), Columns.text(team.name()), Columns.text(team.defaultRole()));
    }

    private static void bindUser(PreparedBatch batch, User user) {
        batch.bind("name", user.name())
                .bind("email", user.email())
                .bind("zone", user.timeZone())
                .bind("role", user.role())
                .bind("teams", Columns.joined(user.teamIds()));
    }

    private static void bindTeam(PreparedBatch batch, Team team) {
        batch.bind("name", team.name()).bind("role", team.defaultRole());
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("time_zone"),
                row.getString("role"),
                Columns.ids(row, "team_ids"));
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(row.getString("team_id"), row.getString("name"), row.getString("default_role"));
    }
}
