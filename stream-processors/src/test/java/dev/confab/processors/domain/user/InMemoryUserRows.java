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
  private final Map<UUID, ErasedRow> erased = new HashMap<>();
  private final InMemoryPeopleRows people = new InMemoryPeopleRows();
  private final InMemoryChatPreferenceRows chatPreferences = new InMemoryChatPreferenceRows();

  /** What is to be done with whom, and when. */
  public record DueKey(DueKind kind, Instant at, UUID userId) {}

  @Override
  public InMemoryPeopleRows people() {
    return people;
  }

  @Override
  public InMemoryChatPreferenceRows chatPreferences() {
    return chatPreferences;
  }

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
  public void putDue(DueKind kind, Instant dueAt, UUID userId, long version) {
    due.put(new DueKey(kind, dueAt, userId), version);
  }

  @Override
  public void removeDue(DueKind kind, Instant dueAt, UUID userId) {
    due.remove(new DueKey(kind, dueAt, userId));
  }

  @Override
  public @Nullable ErasedRow erased(UUID userId) {
    return erased.get(userId);
  }

  @Override
  public void erase(UUID userId, ErasedRow mark) {
    accounts.remove(userId);
    sessions.remove(userId);
    mailTokens.keySet().removeIf(key -> key.contains(userId));
    positions.keySet().removeIf(key -> key.contains(userId));
    people.erase(userId);
    chatPreferences.erase(userId);
    erased.put(userId, mark);
  }

  /** Versions of the events that asked for what is due some time. */
  public Map<DueKey, Long> due() {
    return Map.copyOf(due);
  }
}
