package dev.confab.processors.domain.user;

import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of users in maps: equal rows are equal objects. */
public final class InMemoryUserRows implements UserRows {
  private final Map<UUID, AccountRow> accounts = new HashMap<>();
  private final Map<UUID, Map<UUID, SessionRow>> sessions = new HashMap<>();
  private final Map<List<Object>, MailTokenRow> mailTokens = new HashMap<>();
  private final Map<List<Object>, Long> positions = new HashMap<>();
  private final Map<DueKey, Long> due = new HashMap<>();
  private final InMemoryPeopleRows people = new InMemoryPeopleRows();

  @Override
  public InMemoryPeopleRows people() {
    return people;
  }

  /** When somebody's registration is over. */
  public record DueKey(Instant at, UUID userId) {}

  @Override
  public @Nullable AccountRow account(UUID userId) {
    return accounts.get(userId);
  }

  @Override
  public @Nullable SessionRow session(UUID userId, UUID sessionId) {
    return sessions.getOrDefault(userId, Map.of()).get(sessionId);
  }

  @Override
  public List<SessionRow> sessions(UUID userId) {
    return List.copyOf(sessions.getOrDefault(userId, Map.of()).values());
  }

  @Override
  public @Nullable MailTokenRow mailToken(UUID userId, MailTokenKind kind) {
    return mailTokens.get(List.of(userId, kind));
  }

  @Override
  public void putMailToken(UUID userId, MailTokenRow token) {
    mailTokens.put(List.of(userId, token.kind()), token);
  }

  @Override
  public long importedPosition(UUID userId, String source) {
    return positions.getOrDefault(List.of(userId, source), -1L);
  }

  @Override
  public void putAccount(UUID userId, AccountRow account) {
    accounts.put(userId, account);
  }

  @Override
  public void putSession(UUID userId, SessionRow session) {
    sessions.computeIfAbsent(userId, _ -> new TreeMap<>()).put(session.sessionId(), session);
  }

  @Override
  public void removeSession(UUID userId, UUID sessionId) {
    sessions.getOrDefault(userId, new HashMap<>()).remove(sessionId);
  }

  @Override
  public void putImportedPosition(UUID userId, String source, long position) {
    positions.put(List.of(userId, source), position);
  }

  @Override
  public void putDue(Instant dueAt, UUID userId, long startedVersion) {
    due.put(new DueKey(dueAt, userId), startedVersion);
  }

  @Override
  public void removeDue(Instant dueAt, UUID userId) {
    due.remove(new DueKey(dueAt, userId));
  }

  /** Versions of the registrations that end by themselves. */
  public Map<DueKey, Long> due() {
    return Map.copyOf(due);
  }
}
