package dev.confab.gateway.model;

import static dev.confab.gateway.model.WishGround.ANNA;
import static dev.confab.gateway.model.WishGround.CHAT;
import static dev.confab.gateway.model.WishGround.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.model.StompWire.Said;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sent in STOMP, and what becomes of it. */
final class StompWishTest {
  private static final String TOPIC = "/topic/chats/" + CHAT;
  private static final String ANSWERS = "SUBSCRIBE\nid:a\ndestination:/user/queue/answers\n\n";

  private final WishGround ground = new WishGround();
  private final ArrayDeque<Said> heard = new ArrayDeque<>();
  private final StompWire wire = new StompWire(heard::add);
  private final Incoming session = ground.stomp(wire);

  StompWishTest() {
    say("CONNECT\naccept-version:1.2\n\n");
    next("CONNECTED");
  }

  @Test
  void a_message_is_confirmed_when_it_is_committed_and_not_before() {
    say("SEND\nreceipt:r\nclient-msg-id:m-1\ndestination:" + TOPIC + "\n\nhello: \"you\"\n");
    PostMessage command = (PostMessage) ground.commands().getFirst();
    assertThat(command.chatId()).isEqualTo(CHAT);
    assertThat(command.clientKey()).isEqualTo("m-1");
    assertThat(command.content().text()).isEqualTo("hello: \"you\"\n");
    assertThat(heard).isEmpty();
    ground.outcomes().getFirst().complete(new Accepted(ANNA, CHAT, 58, 51, NOW, false));
    Said receipt = next("RECEIPT");
    assertThat(receipt.header("receipt-id")).isEqualTo("r");
    assertThat(receipt.header("seq")).isEqualTo("58");
    assertThat(receipt.header("no")).isEqualTo("51");
    assertThat(receipt.header("repeated")).isEqualTo("false");
  }

  @Test
  void a_message_may_be_an_object() {
    say(
        "SEND\ncontent-type:application/json;charset=utf-8\ndestination:"
            + TOPIC
            + "\n\n{\"text\":\"yes\",\"replyTo\":40,\"chat\":\"mine\"}");
    PostMessage command = (PostMessage) ground.commands().getFirst();
    assertThat(command.replyTo()).isEqualTo(40);
    assertThat(command.chatId()).isEqualTo(CHAT);
    assertThat(command.clientKey()).hasSize(36);
  }

  @Test
  void any_other_wish_is_an_object_too() {
    say(
        "SEND\nclient-msg-id:k-1\ndestination:/app/wish\n\n{\"t\":\"react\",\"chat\":\""
            + CHAT
            + "\",\"messageSeq\":58,\"reaction\":\":shrug:\"}");
    ChatCommand command = ground.commands().getFirst();
    assertThat(command).isInstanceOf(AddReaction.class);
  }

  @Test
  void a_refused_message_ends_the_session_as_the_specification_has_it() {
    say("SEND\nreceipt:r\ndestination:" + TOPIC + "\n\nhello");
    ground.outcomes().getFirst().complete(new Rejected(ANNA, "slow_down", "Slowly.", 1500));
    Said error = next("ERROR");
    assertThat(error.header("receipt-id")).isEqualTo("r");
    assertThat(error.header("code")).isEqualTo("slow_down");
    assertThat(error.header("retry-after-ms")).isEqualTo("1500");
    assertThat(wire.closed).isEqualTo(CloseCode.STOMP_ERROR);
    assertThat(heard).isEmpty();
  }

  @Test
  void who_listens_to_answers_is_told_there_and_stays() {
    say(ANSWERS);
    say("SEND\nreceipt:r\ndestination:" + TOPIC + "\n\nhello");
    say("SEND\nreceipt:s\ndestination:" + TOPIC + "\n\nhello");
    ground.outcomes().getFirst().complete(new Rejected(ANNA, "not_a_member", "You are none."));
    ground.outcomes().get(1).complete(new Accepted(ANNA, CHAT, 58, 51, NOW, false));
    Said rejected = next("MESSAGE");
    assertThat(rejected.header("t")).isEqualTo("rejected");
    assertThat(rejected.header("receipt-id")).isEqualTo("r");
    assertThat(rejected.body()).contains("\"code\":\"not_a_member\"");
    assertThat(next("MESSAGE").header("t")).isEqualTo("committed");
    assertThat(next("RECEIPT").header("receipt-id")).isEqualTo("s");
    say("SEND\nreceipt:x\ndestination:/app/wish\n\n{\"t\":\"react\"}");
    assertThat(next("MESSAGE").body()).contains("`chat` is missing.");
    assertThat(wire.closed).isNull();
  }

  @Test
  void what_nobody_answers_is_confirmed_at_once() {
    say(
        "SEND\nreceipt:r\ndestination:/app/wish\n\n{\"t\":\"read\",\"chat\":\""
            + CHAT
            + "\",\"no\":1}");
    next("RECEIPT");
    say("SEND\nreceipt:s\ndestination:/app/wish\n\n{\"t\":\"read\",\"chat\":\"" + CHAT + "\"}");
    assertThat(next("ERROR").header("receipt-id")).isEqualTo("s");
    assertThat(heard).isEmpty();
  }

  @Test
  void what_is_ephemeral_goes_to_its_subscribers_and_what_is_new_to_nobody() {
    List<String> inner = new ArrayList<>();
    Outgoing[] out = new Outgoing[1];
    ArrayDeque<Said> said = new ArrayDeque<>();
    Incoming translated =
        new StompEndpoint(endpoint(inner, out)).onOpen(new StompWire(said::add), "token");
    out[0].send(bytes("{\"t\":\"ready\",\"userId\":\"" + ANNA + "\"}"));
    translated.onMessage("CONNECT\naccept-version:1.2\n\n\0");
    translated.onMessage("SUBSCRIBE\nid:t\ndestination:" + TOPIC + "/typing\n\n\0");
    translated.onMessage("SEND\ndestination:" + TOPIC + "/typing\n\n\0");
    translated.onMessage("SUBSCRIBE\nid:p\nusers:" + ANNA + "\ndestination:/topic/status\n\n\0");
    assertThat(inner)
        .containsExactly(
            "{\"t\":\"sync\",\"id\":\"s0\",\"cursors\":[]}",
            "{\"t\":\"typing\",\"id\":\"w1\",\"chat\":\"" + CHAT + "\"}",
            "{\"t\":\"watch\",\"id\":\"p2\",\"users\":[\"" + ANNA + "\"]}");
    said.clear();
    String typing = "{\"t\":\"typing\",\"chat\":\"" + CHAT + "\",\"user\":\"" + ANNA + "\"}";
    out[0].sendEphemeral(bytes(typing));
    out[0].sendEphemeral(bytes(typing.replace(CHAT.toString(), new UUID(1, 1).toString())));
    out[0].send(bytes("{\"t\":\"bump\",\"chats\":[]}"));
    out[0].sendEphemeral(bytes("{\"t\":\"weather\"}"));
    out[0].sendEphemeral(bytes("{\"t\":\"presence\",\"users\":[]}"));
    assertThat(said).hasSize(2);
    assertThat(said.getFirst().header("destination")).isEqualTo(TOPIC + "/typing");
    assertThat(said.getFirst().body()).isEqualTo(typing);
    assertThat(said.getLast().header("subscription")).isEqualTo("p");
  }

  /** A session that remembers what it was asked. */
  private static Endpoint endpoint(List<String> asked, Outgoing[] out) {
    return new Endpoint() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public Incoming onOpen(Outgoing way, String token) {
        out[0] = way;
        return new Incoming() {
          @Override
          public boolean onFrame() {
            return true;
          }

          @Override
          public void onMessage(String message) {
            asked.add(message);
          }

          @Override
          public void onClosed() {}
        };
      }

      @Override
      public void drain() {}
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void say(String frame) {
    session.onMessage(frame + "\0");
  }

  private Said next(String command) {
    assertThat(heard).isNotEmpty();
    Said said = heard.remove();
    assertThat(said.command()).as(said.toString()).isEqualTo(command);
    return said;
  }
}
