package dev.confab.ops.e2e;

import static dev.confab.ops.e2e.ContractCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Every operation on chats and messages, carried out once by people of one group. */
final class ChatOperations {
  private final ContractCalls calls;
  private final Person owner;
  private final Person guest;
  private final Person third;

  ChatOperations(ContractCalls calls, String server) throws Exception {
    this.calls = calls;
    owner = Person.arrives(server, "host");
    guest = Person.arrives(server, "guest");
    third = Person.arrives(server, "third");
  }

  void carryOut() throws Exception {
    String group = json("type", "group", "name", "Everything");
    JsonNode created = calls.call("POST", owner.token(), "/api/chats", group);
    String chat = "/api/chats/" + created.path("id").asText();
    describe(chat);
    invite(chat, created.path("id").asText());
    linkIn(chat);
    rank(chat);
    talk(chat);
    answer(chat);
    changeMessages(chat);
    part(chat);
  }

  private void describe(String chat) throws Exception {
    calls.call("PUT", owner.token(), chat, json("name", "Everything and more"));
    JsonNode settings = calls.call("GET", owner.token(), chat + "/settings", null);
    calls.call("PUT", owner.token(), chat + "/settings", settings.toString());
    calls.call("GET", owner.token(), chat, null);
    String preferences = "{\"archived\":false,\"pinned\":true,\"muted\":false}";
    calls.call("PUT", owner.token(), chat + "/preferences", preferences);
    calls.call("GET", owner.token(), chat + "/preferences", null);
    calls.call("GET", owner.token(), "/api/chats", null);
  }

  private void invite(String chat, String id) throws Exception {
    String wish = json("userId", guest.id().toString());
    calls.call("POST", owner.token(), chat + "/invitations", wish);
    calls.call("GET", owner.token(), chat + "/invitations", null);
    calls.call("DELETE", owner.token(), chat + "/invitations/" + guest.id(), null);
    calls.call("POST", owner.token(), chat + "/invitations", wish);
    JsonNode own = calls.call("GET", guest.token(), "/api/chats/invitations", null);
    assertThat(own.toString()).contains(id);
    calls.call("POST", guest.token(), chat + "/invitation/decline", null);
    calls.call("POST", owner.token(), chat + "/invitations", wish);
    calls.call("POST", guest.token(), chat + "/invitation/accept", null);
  }

  private void linkIn(String chat) throws Exception {
    JsonNode link = calls.call("POST", owner.token(), chat + "/links", "{\"maxUses\":1}");
    calls.call("POST", third.token(), "/api/chats/join", json("code", link.path("code").asText()));
    JsonNode links = calls.call("GET", owner.token(), chat + "/links", null).path("links");
    calls.call(
        "DELETE", owner.token(), chat + "/links/" + links.get(0).path("link").asText(), null);
  }

  private void rank(String chat) throws Exception {
    String member = chat + "/members/" + guest.id();
    calls.call("GET", owner.token(), chat + "/members", null);
    calls.call("GET", owner.token(), member, null);
    calls.call("PUT", owner.token(), member + "/role", json("role", "moderator"));
    String overrides = "{\"granted\":[\"edit_info\"],\"denied\":[]}";
    calls.call("PUT", owner.token(), member + "/permissions", overrides);
    calls.call("DELETE", owner.token(), chat + "/members/" + third.id(), null);
    calls.call("POST", owner.token(), chat + "/members", json("userId", third.id().toString()));
    calls.call("PUT", guest.token(), chat + "/bans/" + third.id(), null);
    calls.call("GET", guest.token(), chat + "/bans", null);
    calls.call("DELETE", guest.token(), chat + "/bans/" + third.id(), null);
  }

  private void talk(String chat) throws Exception {
    String hello = json("clientMsgId", "m-1", "text", "hello");
    long seq = calls.call("POST", owner.token(), chat + "/messages", hello).path("seq").asLong();
    String message = chat + "/messages/" + seq;
    calls.call("GET", guest.token(), chat + "/messages?around=" + seq, null);
    calls.call("GET", guest.token(), message, null);
    calls.call("PUT", guest.token(), chat + "/marks", "{\"readNo\":1}");
    calls.call("GET", owner.token(), message + "/readers", null);
    calls.call("GET", owner.token(), "/api/search/messages?q=hello", null);
    calls.call("GET", owner.token(), "/api/search/chats?q=every", null);
    calls.call("PUT", owner.token(), message, json("text", "hello there"));
    calls.call("GET", guest.token(), message + "/edits", null);
    calls.call("PUT", guest.token(), message + "/pin", null);
    calls.call("GET", owner.token(), chat + "/pins", null);
    calls.call("DELETE", guest.token(), message + "/pin", null);
    String id = chat.substring("/api/chats/".length());
    String cursor = "{\"cursors\":[{\"chat\":\"%s\",\"seq\":0}]}";
    calls.call("POST", guest.token(), "/api/sync", cursor.formatted(id));
    calls.begin(guest.token(), "/api/stream?cursor=" + id + ":0", "retry: ");
  }

  private void answer(String chat) throws Exception {
    JsonNode page = calls.call("GET", owner.token(), chat + "/messages", null);
    long seq = page.path("messages").get(0).path("seq").asLong();
    String message = chat + "/messages/" + seq;
    String reply = "{\"clientMsgId\":\"m-2\",\"text\":\"I agree\",\"threadRoot\":" + seq + "}";
    calls.call("POST", guest.token(), chat + "/messages", reply);
    calls.call("GET", owner.token(), message + "/thread", null);
    calls.call("POST", guest.token(), message + "/reactions", json("reaction", "👍"));
    calls.call("GET", owner.token(), message + "/reactions", null);
    calls.call("DELETE", guest.token(), message + "/reactions/%F0%9F%91%8D", null);
    String self =
        calls
            .call("POST", guest.token(), "/api/chats", json("type", "group", "name", "Notes"))
            .path("id")
            .asText();
    String target = json("chatId", self, "clientMsgId", "m-3");
    calls.call("POST", guest.token(), message + "/forward", target);
  }

  private void changeMessages(String chat) throws Exception {
    for (String kind : new String[] {"/recall", "", "?for=me"}) {
      String text = json("clientMsgId", "gone" + kind.length(), "text", "never mind");
      long seq = calls.call("POST", guest.token(), chat + "/messages", text).path("seq").asLong();
      String message = chat + "/messages/" + seq;
      calls.call(kind.startsWith("/") ? "PUT" : "DELETE", guest.token(), message + kind, null);
    }
  }

  private void part(String chat) throws Exception {
    calls.call("PUT", owner.token(), chat + "/owner", json("userId", guest.id().toString()));
    calls.call("POST", owner.token(), chat + "/leave", null);
    String open = "{\"type\":\"channel\",\"name\":\"For all\",\"open\":true}";
    JsonNode created = calls.call("POST", guest.token(), "/api/chats", open);
    calls.call("POST", owner.token(), "/api/chats/" + created.path("id").asText() + "/join", null);
  }
}
