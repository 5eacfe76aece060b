package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.confab.ingest.TestServer.Person;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is written down when somebody is refused. */
class SecurityLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.confab.security");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final TestServer server = TestServer.start();
  private Level before;

  @BeforeEach
  void listen() {
    before = log.getLevel();
    log.setLevel(Level.INFO);
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void stop() {
    log.detachAppender(logged);
    log.setLevel(before);
    server.close();
  }

  @Test
  void a_failed_log_in_leaves_where_it_came_from_and_not_whose_it_was() {
    server.person("ada");

    server.post(null, "/api/auth/login", "{\"login\":\"ada\",\"password\":\"wrong one\"}");

    assertThat(logged.list).hasSize(1);
    assertThat(pairs())
        .containsEntry("code", "invalid_credentials")
        .containsEntry("route", "/api/auth/login")
        .containsEntry("method", "POST")
        .containsKey("address")
        .doesNotContainValue("ada");
  }

  @Test
  void who_may_not_do_something_is_named_by_id() {
    Person ada = server.person("ada");

    server.post(ada.token(), "/api/import/accounts", "{}");

    assertThat(pairs())
        .containsEntry("code", "forbidden")
        .containsEntry("userId", ada.id().toString());
  }

  @Test
  void everyday_refusals_leave_nothing() {
    server.get(null, "/api/users/me");
    server.get(server.person("ada").token(), "/api/users/1");

    assertThat(logged.list).isEmpty();
  }

  private Map<String, String> pairs() {
    Map<String, String> pairs = new TreeMap<>();
    logged
        .list
        .getFirst()
        .getKeyValuePairs()
        .forEach(pair -> pairs.put(pair.key, String.valueOf(pair.value)));
    return pairs;
  }
}
