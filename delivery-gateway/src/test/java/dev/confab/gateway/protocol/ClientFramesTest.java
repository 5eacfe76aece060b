package dev.confab.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Ping;
import dev.confab.gateway.protocol.ClientFrame.Status;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import dev.confab.gateway.protocol.ClientFrame.Watch;
import dev.confab.gateway.protocol.MessageWish.Send;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientFramesTest {
  private static final UUID CHAT = Samples.CHAT;
  private static final String SEND =
      "{'t':'send','id':'3','chat':'%s','clientMsgId':'m-1','text':'hi'%s}";

  @Test
  void a_wish_has_all_its_fields() throws BadFrameException {
    String origin =
        ",'threadRoot':38,'attachments':['%s'],'replyTo':40,'replyToPosition':15,'import':{'as':'%s','source':'a.txt','position':17,'sentAt':'2004-11-15T10:00:00Z'}"
            .formatted(Samples.FILE, Samples.BEN);
    assertThat(parse(SEND.formatted(CHAT, origin)))
        .isEqualTo(
            new Send(
                "3",
                CHAT,
                "m-1",
                new MessageContent("hi", List.of(Samples.FILE)),
                38L,
                40L,
                15L,
                new Import(Samples.BEN, "a.txt", 17, Instant.parse("2004-11-15T10:00:00Z"))));
  }

  @Test
  void what_is_said_may_have_lines_and_is_normalised() throws BadFrameException {
    String frame = SEND.formatted(CHAT, "").replace("hi", "\\tgru\\u0308n\\n");

    assertThat(((Send) parse(frame)).content().text()).isEqualTo("\tgr\u00fcn\n");
  }

  @Test
  void beside_attachments_nothing_need_be_said() throws BadFrameException {
    String files = ",'attachments':['%s']".formatted(Samples.FILE);
    Send silent = (Send) parse(SEND.formatted(CHAT, files).replace("'text':'hi',", ""));
    Send empty = (Send) parse(SEND.formatted(CHAT, files).replace("'hi'", "''"));

    assertThat(silent.content().text()).isEmpty();
    assertThat(empty).isEqualTo(silent);
  }

  @Test
  void unknown_fields_are_ignored() throws BadFrameException {
    assertThat(parse("{'t':'ping','mood':{'a':[1]}}")).isEqualTo(new Ping(null));
  }

  @Test
  void a_chat_named_twice_counts_from_the_lower_cursor() throws BadFrameException {
    Sync sync =
        (Sync)
            parse(
                "{'t':'sync','id':'2','cursors':[{'chat':'%s','seq':9},{'chat':'%s','seq':4}]}"
                    .formatted(CHAT, CHAT));
    assertThat(sync.cursors()).containsExactly(new Cursor(CHAT, 4));
  }

  @Test
  void a_status_is_one_that_somebody_who_is_connected_can_have() throws BadFrameException {
    assertThat(parse("{'t':'status','status':'busy'}"))
        .isEqualTo(new Status(null, PresenceStatus.BUSY));
    for (String wrong : List.of("offline", "BUSY", "hidden", "x".repeat(17))) {
      assertThat(
              catchThrowableOfType(
                      BadFrameException.class,
                      () -> parse("{'t':'status','id':'5','status':'" + wrong + "'}"))
                  .id())
          .isEqualTo("5");
    }
  }

  @Test
  void a_watch_names_each_user_once_and_may_name_nobody() throws BadFrameException {
    assertThat(parse("{'t':'watch','id':'8','users':['%s','%s']}".formatted(CHAT, CHAT)))
        .isEqualTo(new Watch("8", Set.of(CHAT)));
    assertThat(parse("{'t':'watch','id':'8','users':[]}")).isEqualTo(new Watch("8", Set.of()));
    String crowd = ("'" + CHAT + "',").repeat(Limits.MAX_WATCHED) + "'" + CHAT + "'";
    for (String users : List.of("null", "'x'", "['x']", "[" + crowd + "]")) {
      assertThat(
              catchThrowableOfType(
                      BadFrameException.class,
                      () -> parse("{'t':'watch','id':'8','users':" + users + "}"))
                  .sentence())
          .contains("`users`");
    }
  }

  @Test
  void tokens_and_codes_are_never_printed() throws BadFrameException {
    assertThat(parse("{'t':'auth','id':'1','token':'geheim'}").toString()).doesNotContain("geheim");
    assertThat(parse("{'t':'join','id':'1','code':'geheim','key':'k'}").toString())
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nonsense | The frame is not well-formed JSON.",
        "{'t':'ping'} {} | The frame is not well-formed JSON.",
        "[] | The frame must be a JSON object.",
        "{} | `t` is missing.",
        "{'t':7} | `t` must be a string.",
        "{'t':'ping','id':7} | `id` must be a string.",
        "{'t':'ping','id':''} | `id` must have 1 to 64 characters.",
        "{'t':'ping','id':'\\ud800'} | `id` must be well-formed Unicode.",
        "{'t':'auth','token':'x'} | `id` is missing.",
        "{'t':'auth','id':'1'} | `token` is missing.",
        "{'t':'sync','id':'1'} | `cursors` is missing.",
        "{'t':'sync','id':'1','cursors':{}} | `cursors` must be an array.",
        "{'t':'sync','id':'1','cursors':[3]} | `cursors` must be an object.",
        "{'t':'sync','id':'1','cursors':[{'chat':'x','seq':1}]} | `cursors.chat` must be a UUID.",
        "{'t':'join','id':'1','chat':'1-1-1-1-1','key':'k'} | `chat` must be a UUID.",
        "{'t':'join','id':'1','chat':'%s'} | `key` is missing.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','text':''} | `text` must have 1 to 8192 characters.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','attachments':[]} | `text` is missing.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','attachments':['x']} | `attachments` must be a UUID.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','attachments':[1,2,3,4,5,6,7,8,9,10,11]} | `attachments` must be an array of at most 10 UUIDs.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','text':'a','threadRoot':0} | `threadRoot` must be at least 1.",
        "{'t':'forward','id':'1','chat':'%s','clientMsgId':'m'} | `from` is missing.",
        "{'t':'forward','id':'1','chat':'%s','clientMsgId':'m','from':{'chat':'%s','seq':0}} | `from.seq` must be at least 1.",
        "{'t':'edit','id':'1','chat':'%s','key':'e','text':'a'} | `messageSeq` is missing.",
        "{'t':'edit','id':'1','chat':'%s','key':'e','messageSeq':3} | `text` is missing.",
        "{'t':'pin','id':'1','chat':'%s','messageSeq':3} | `key` is missing.",
        "{'t':'hide','id':'1','chat':'%s','messageSeq':'3'} | `messageSeq` must be a whole number.",
        "{'t':'react','id':'1','chat':'%s','key':'k','messageSeq':3,'reaction':''} | `reaction` must have 1 to 64 characters.",
        "{'t':'add','id':'1','chat':'%s','key':'k','userId':'ben'} | `userId` must be a UUID.",
        "{'t':'invite','id':'1','chat':'%s','key':'k','userId':'%s','ttlSeconds':59} | `ttlSeconds` must be at least 60.",
        "{'t':'invite','id':'1','chat':'%s','key':'k','userId':'%s','ttlSeconds':2592001} | `ttlSeconds` must be at most 2592000.",
        "{'t':'changeRole','id':'1','chat':'%s','key':'k','userId':'%s','role':'unknown'} | `role` must be one of admin, member, moderator, owner.",
        "{'t':'changePermissions','id':'1','chat':'%s','key':'k','userId':'%s','granted':['fly'],'denied':[]} | `granted` must be a list of add_members, delete_messages, edit_info, mention_all, pin_messages, remove_members, send_messages.",
        "{'t':'changePermissions','id':'1','chat':'%s','key':'k','userId':'%s','granted':[]} | `denied` is missing.",
        "{'t':'join','id':'1','key':'k'} | `chat` is missing.",
        "{'t':'join','id':'1','key':'k','code':''} | `code` must have 1 to 128 characters.",
        "{'t':'read','chat':'%s'} | `no` is missing.",
        "{'t':'received','chat':'%s','no':0} | `no` must be at least 1.",
        "{'t':'fill','id':'1','chat':'%s','from':0,'to':3} | `from` must be at least 1.",
        "{'t':'fill','id':'1','chat':'%s','from':4,'to':3} | `to` must be at least 4.",
        "{'t':'fill','id':'1','chat':'%s','from':1.5,'to':3} | `from` must be a whole number.",
        "{'t':'fill','id':'1','chat':'%s','from':1e99,'to':3} | `from` must be a whole number.",
        "{'t':'fill','id':'1','chat':'%s','from':1,'to':9007199254740992} | `to` must be at most 2⁵³ - 1.",
        "{'t':'ping','id':'1','id':'2'} | `id` is there twice.",
        "{'t':'ping','id':'a\\nb'} | `id` must be one line without control characters.",
        "{'t':'join','id':'1','chat':'%s','key':'ü'} | `key` must have 1 to 128 printable ASCII characters.",
        "{'t':'send','id':'1','chat':'%s','clientMsgId':'m','text':'\\u0007'} | `text` must not have control characters other than tab and newline.",
        "{'t':'leave','id':'1','chat':'%s','key':'k','import':{'as':'%s','source':'s','position':1,'sentAt':'-999999999-01-01T00:00:00Z'}} | `import.sentAt` must be a time like 2026-01-31T10:00:00Z (ISO-8601).",
      })
  void what_is_wrong_is_said_with_the_name_of_the_field(String frame, String sentence) {
    BadFrameException thrown =
        catchThrowableOfType(
            BadFrameException.class, () -> parse(frame.replace("%s", CHAT.toString())));
    assertThat(thrown.sentence()).isEqualTo(sentence);
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_FRAME);
  }

  @Test
  void an_error_carries_the_id_of_its_frame() {
    BadFrameException thrown =
        catchThrowableOfType(BadFrameException.class, () -> parse("{'t':'dance','id':'5'}"));
    assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
    assertThat(thrown.id()).isEqualTo("5");
  }

  @Test
  void a_tower_of_brackets_is_no_frame() {
    String tower = "{'t':'ping','x':" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    assertThat(catchThrowableOfType(BadFrameException.class, () -> parse(tower)).code())
        .isEqualTo(ErrorCode.BAD_FRAME);
  }

  private static ClientFrame parse(String frame) throws BadFrameException {
    return ClientFrames.parse(frame.replace('\'', '"'));
  }
}
