package dev.confab.ops.client;

import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Confab over HTTP: one method per resource, blocking, safe for many threads. Problems are thrown
 * as {@link ConfabException}.
 */
public final class ConfabHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI server;
  private final @Nullable String token;
  private final Patience patience;
  private final Exchange.Witness witness;

  private ConfabHttp(
      HttpClient client,
      URI server,
      @Nullable String token,
      Patience patience,
      Exchange.Witness witness) {
    this.client = client;
    this.server = server;
    this.token = token;
    this.patience = patience;
    this.witness = witness;
  }

  /** A client of a server, {@code http://127.0.0.1:8080}, that nobody is logged in at. */
  public static ConfabHttp at(String server) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    return new ConfabHttp(client, URI.create(base), null, Patience.NONE, Exchange.Witness.NONE);
  }

  /** The same for whoever this access token speaks for. */
  public ConfabHttp as(String accessToken) {
    return new ConfabHttp(client, server, accessToken, patience, witness);
  }

  /** The same, sending again what may be sent again (429, 503, a lost connection) for this long. */
  public ConfabHttp patient(Duration longest) {
    return new ConfabHttp(client, server, token, new Patience(longest), witness);
  }

  /** The same, with somebody who sees every exchange. */
  public ConfabHttp seenBy(Exchange.Witness newWitness) {
    return new ConfabHttp(client, server, token, patience, newWitness);
  }

  /** The server's address, without a slash at the end. */
  public String server() {
    return server.toString();
  }

  /** Makes an account. */
  public Account register(String username, String email, String password) {
    return register(username, email, password, null);
  }

  /** Makes an account; the same key makes the same one. */
  public Account register(String username, String email, String password, @Nullable String key) {
    Map<String, String> body = Map.of("username", username, "email", email, "password", password);
    return post("/api/auth/register", body, key, Account.class);
  }

  /** Opens a session; {@code login} is the username or the e-mail address. */
  public Tokens login(String login, String password) {
    Map<String, String> body = Map.of("login", login, "password", password);
    return post("/api/auth/login", body, null, Tokens.class);
  }

  /** Exchanges a refresh token for new tokens. */
  public Tokens refresh(String refreshToken) {
    Map<String, String> body = Map.of("refreshToken", refreshToken);
    return post("/api/auth/refresh", body, null, Tokens.class);
  }

  /** Ends the session. */
  public void logout() {
    call("POST", "/api/auth/logout", null, null);
  }

  /** Shows a token that was mailed to the caller's address. */
  public void verifyEmail(String token) {
    call("POST", "/api/auth/verify-email", Map.of("token", token), null);
  }

  /** Asks for another such mail. */
  public void resendVerification() {
    call("POST", "/api/auth/verify-email/resend", null, null);
  }

  /** Asks for a mail that allows a new password. */
  public void forgotPassword(String email) {
    call("POST", "/api/auth/password/forgot", Map.of("email", email), null);
  }

  /** Sets a new password with a token that was mailed. */
  public void resetPassword(String token, String newPassword) {
    Map<String, String> body = Map.of("token", token, "newPassword", newPassword);
    call("POST", "/api/auth/password/reset", body, null);
  }

  /** Where the caller is logged in, last used first. */
  public List<Session> sessions() {
    return get("/api/auth/sessions", Sessions.class).sessions();
  }

  /** Ends one of the caller's sessions. */
  public void endSession(UUID session) {
    call("DELETE", "/api/auth/sessions/" + session, null, null);
  }

  /** Ends all of the caller's sessions. */
  public void logoutEverywhere() {
    call("POST", "/api/auth/logout-all", null, null);
  }

  /** Changes the caller's password; all their other sessions end. */
  public void changePassword(String current, String wanted) {
    Map<String, String> body = Map.of("currentPassword", current, "newPassword", wanted);
    call("PUT", "/api/users/me/password", body, null);
  }

  /** Changes the caller's username. */
  public User changeUsername(String wanted) {
    Map<String, String> body = Map.of("username", wanted);
    return read(call("PUT", "/api/users/me/username", body, null), User.class);
  }

  /** Changes the caller's e-mail address. */
  public User changeEmail(String wanted, String password) {
    Map<String, String> body = Map.of("email", wanted, "currentPassword", password);
    return read(call("PUT", "/api/users/me/email", body, null), User.class);
  }

  /** Asks to be erased; the caller is logged out everywhere. Answers when it will happen. */
  public Instant deleteAccount(String password) {
    Map<String, String> body = Map.of("currentPassword", password);
    return post("/api/users/me/deletion", body, null, Deletion.class).eraseAt();
  }

  /** Takes that back. */
  public void keepAccount() {
    call("DELETE", "/api/users/me/deletion", null, null);
  }

  /** What somebody may do. Admins only. */
  public Set<String> roles(UUID user) {
    return get("/api/users/" + user + "/roles", Roles.class).roles();
  }

  /** Gives and takes roles, so that somebody has these. Admins only. */
  public Set<String> changeRoles(UUID user, Set<String> roles) {
    Map<String, Set<String>> body = Map.of("roles", roles);
    return read(call("PUT", "/api/users/" + user + "/roles", body, null), Roles.class).roles();
  }

  /** Has an account erased that nobody can log in to. Admins only. */
  public Instant deleteAccount(UUID user) {
    return post("/api/users/" + user + "/deletion", null, null, Deletion.class).eraseAt();
  }

  /** A user by id. */
  public User user(UUID user) {
    return get("/api/users/" + user, User.class);
  }

  /** The caller. */
  public User me() {
    return get("/api/users/me", User.class);
  }

  /** A user by name, without regard to case. */
  public Optional<User> user(String username) {
    return get("/api/users" + query("username", username), Users.class).users().stream()
        .findFirst();
  }

  /** People whose username or words of whose name begin like this. */
  public People findPeople(String q, int limit, @Nullable String cursor) {
    return get("/api/search/users" + query("q", q, "limit", limit, "cursor", cursor), People.class);
  }

  /** Makes a chat; the same key makes the same one. */
  public Chat createChat(NewChat chat, @Nullable String key) {
    return post("/api/chats", chat, key, Chat.class);
  }

  /** A page of the caller's chats. */
  public Chats chats(@Nullable String cursor) {
    return get("/api/chats" + query("limit", 200, "cursor", cursor), Chats.class);
  }

  /** A chat. */
  public Chat chat(UUID chat) {
    return get("/api/chats/" + chat, Chat.class);
  }

  /** A page of a chat's members. */
  public Members members(UUID chat, @Nullable String cursor) {
    return get("/api/chats/" + chat + "/members" + query("cursor", cursor), Members.class);
  }

  /** Becomes a member of an open chat. */
  public MembershipChange join(UUID chat, @Nullable String key) {
    return post("/api/chats/" + chat + "/join", null, key, MembershipChange.class);
  }

  /** Stops being a member. */
  public MembershipChange leave(UUID chat, @Nullable String key) {
    return post("/api/chats/" + chat + "/leave", null, key, MembershipChange.class);
  }

  /** Makes somebody a member. */
  public MembershipChange addMember(UUID chat, UUID user, @Nullable String key) {
    Map<String, UUID> body = Map.of("userId", user);
    return post("/api/chats/" + chat + "/members", body, key, MembershipChange.class);
  }

  /** Ends somebody's membership. */
  public MembershipChange removeMember(UUID chat, UUID user, @Nullable String key) {
    String path = "/api/chats/" + chat + "/members/" + user;
    return read(call("DELETE", path, null, key), MembershipChange.class);
  }

  /** Says something. */
  public Message postMessage(UUID chat, String clientMsgId, String text, @Nullable Long replyTo) {
    NewMessage body = new NewMessage(clientMsgId, text, replyTo);
    return post("/api/chats/" + chat + "/messages", body, null, Message.class);
  }

  /** The newest messages below a seq; null: of all. */
  public History historyBefore(UUID chat, @Nullable Long before, int limit) {
    return history(chat, query("before", before, "limit", limit));
  }

  /** The oldest messages above a seq. */
  public History historyAfter(UUID chat, long after, int limit) {
    return history(chat, query("after", after, "limit", limit));
  }

  /** Messages with these words, in one chat or in all of the caller's. */
  public Hits search(String words, @Nullable UUID chat, int limit, @Nullable String cursor) {
    return get(
        "/api/search/messages"
            + query("q", words, "chatId", chat, "limit", limit, "cursor", cursor),
        Hits.class);
  }

  /** An account without a password, for ever the same by its key. Importers only. */
  public Account importAccount(String key, String username, String displayName) {
    Map<String, String> body = Map.of("username", username, "displayName", displayName);
    return post("/api/import/accounts", body, key, Account.class);
  }

  /** Shows an imported account under another name. Importers only. */
  public void importDisplayName(
      UUID user, String displayName, String source, long position, Instant sentAt) {
    Map<String, Object> body =
        Map.of(
            "displayName", displayName, "source", source, "position", position, "sentAt", sentAt);
    call("PUT", "/api/import/accounts/" + user + "/displayName", body, null);
  }

  private History history(UUID chat, String query) {
    return get("/api/chats/" + chat + "/messages" + query, History.class);
  }

  private <T> T get(String path, Class<T> type) {
    return read(call("GET", path, null, null), type);
  }

  private <T> T post(String path, @Nullable Object body, @Nullable String key, Class<T> type) {
    return read(call("POST", path, body, key), type);
  }

  private byte[] call(String method, String path, @Nullable Object body, @Nullable String key) {
    URI uri = URI.create(server + path);
    return patience.apply(
        () ->
            new HttpCall(method, uri, body)
                .header("Authorization", token == null ? null : "Bearer " + token)
                .header("Idempotency-Key", key)
                .send(client, witness));
  }

  private static <T> T read(byte[] answer, Class<T> type) {
    try {
      return Json.MAPPER.readValue(answer, type);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer is no " + type.getSimpleName(), e);
    }
  }

  /** Names and values in turn; null values are left out. */
  private static String query(@Nullable Object... namesAndValues) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(namesAndValues[i])
            .append('=')
            .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
      }
    }
    return query.toString();
  }

  private record Deletion(Instant eraseAt) {}

  private record Roles(LinkedHashSet<String> roles) {}

  private record Users(List<User> users) {}

  private record Sessions(List<Session> sessions) {}

  private record NewMessage(String clientMsgId, String text, @Nullable Long replyTo) {}
}
