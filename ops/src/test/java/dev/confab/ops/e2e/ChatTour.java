package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Every operation on a group and its messages, once: by its owner and by a guest. */
final class ChatTour {
  private final Caller caller;
  private final String owner;
  private final Person guest;
  private final String stranger;
  private final String chat;

  /** Carries out a request that must succeed. */
  @FunctionalInterface
  interface Caller {
    JsonNode call(String method, String token, String path, @Nullable String body)
        throws Exception;
  }

  /**
   * With a group of one.
   *
   * @param owner the token of who made it
   * @param guest who comes and stays
   * @param stranger the id of who never comes
   * @param chat path of the group
   */
  ChatTour(Caller caller, String owner, Person guest, String stranger, String chat) {
    this.caller = caller;
    this.owner = owner;
    this.guest = guest;
    this.stranger = stranger;
    this.chat = chat;
  }

  /** At its end the guest owns the group, and the owner may leave. */
  void everything() throws Exception {
    rules();
    invitations();
    members();
    links();
    long seq = post("m-tour", "hello again");
    reading(seq);
    changing(seq);
    marks(seq);
    put(owner, chat + "/owner", "{\"userId\":\"%s\"}".formatted(guest.id()));
  }

  private void rules() throws Exception {
    put(owner, chat, "{\"name\":\"Everything else\"}");
    put(owner, chat + "/settings", get(owner, chat + "/settings").toString());
    put(owner, chat + "/preferences", get(owner, chat + "/preferences").toString());
  }

  private void invitations() throws Exception {
    String guestId = "{\"userId\":\"%s\"}".formatted(guest.id());
    post(owner, chat + "/invitations", guestId);
    get(owner, chat + "/invitations");
    get(guest.token(), "/api/chats/invitations");
    post(guest.token(), chat + "/invitation/decline", null);
    post(owner, chat + "/invitations", "{\"userId\":\"%s\"}".formatted(stranger));
    delete(owner, chat + "/invitations/" + stranger);
    post(owner, chat + "/invitations", guestId);
    post(guest.token(), chat + "/invitation/accept", null);
  }

  private void members() throws Exception {
    String member = chat + "/members/" + guest.id();
    put(owner, member + "/role", "{\"role\":\"moderator\"}");
    put(owner, member + "/permissions", "{\"granted\":[\"edit_info\"],\"denied\":[]}");
    get(owner, member);
    put(owner, chat + "/bans/" + stranger, null);
    get(owner, chat + "/bans");
    delete(owner, chat + "/bans/" + stranger);
  }

  private void links() throws Exception {
    JsonNode link = post(owner, chat + "/links", "{\"maxUses\":1}");
    get(owner, chat + "/links");
    post(guest.token(), chat + "/leave", null);
    post(guest.token(), "/api/chats/join", "{\"code\":\"%s\"}".formatted(link.path("code").asText()));
    delete(owner, chat + "/links/" + link.path("link").asLong());
  }

  private void reading(long seq) throws Exception {
    String message = chat + "/messages/" + seq;
    get(owner, message);
    get(owner, message + "/thread");
    get(owner, message + "/edits");
    get(owner, message + "/readers");
  }

  private void changing(long seq) throws Exception {
    String message = chat + "/messages/" + seq;
    put(owner, message, "{\"text\":\"hello once more\"}");
    post(owner, message + "/reactions", "{\"reaction\":\":wave:\"}");
    get(owner, message + "/reactions");
    delete(owner, message + "/reactions/:wave:");
    put(owner, message + "/pin", null);
    get(owner, chat + "/pins");
    delete(owner, message + "/pin");
    String chatId = chat.substring(chat.lastIndexOf('/') + 1);
    post(
        owner,
        message + "/forward",
        "{\"clientMsgId\":\"m-forward\",\"chatId\":\"%s\"}".formatted(chatId));
    put(owner, chat + "/messages/" + post("m-recall", "oops") + "/recall", null);
    delete(owner, chat + "/messages/" + post("m-delete", "not for me") + "?for=me");
  }

  private void marks(long seq) throws Exception {
    long no = get(owner, chat + "/messages/" + seq).path("no").asLong();
    put(guest.token(), chat + "/marks", "{\"readNo\":%d}".formatted(no));
  }

  private long post(String key, String text) throws Exception {
    String body = "{\"clientMsgId\":\"%s\",\"text\":\"%s\"}".formatted(key, text);
    return post(owner, chat + "/messages", body).path("seq").asLong();
  }

  private JsonNode get(String token, String path) throws Exception {
    return caller.call("GET", token, path, null);
  }

  private JsonNode post(String token, String path, @Nullable String body) throws Exception {
    return caller.call("POST", token, path, body);
  }

  private void put(String token, String path, @Nullable String body) throws Exception {
    caller.call("PUT", token, path, body);
  }

  private void delete(String token, String path) throws Exception {
    caller.call("DELETE", token, path, null);
  }
}
