package dev.confab.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.search.ChatSearchPage;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.search.HttpMessageSearch;
import dev.confab.platform.search.HttpSearches;
import dev.confab.platform.search.HttpUserSearch;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.search.Searches;
import dev.confab.platform.search.UserSearchPage;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.platform.token.ServiceToken;
import dev.confab.search.Events;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route and its client, over a real socket. */
final class SearchRoutesTest {
  private static final ServiceToken TOKEN = new ServiceToken("0123456789abcdef0123456789abcdef");
  private static final ServiceToken OTHER = new ServiceToken("another-secret-another-secret-32");
  private static final SearchPage PAGE =
      new SearchPage(
          List.of(
              new SearchPage.Hit(
                  Events.CHAT, 7, Events.ALICE, Events.NOON, "a <b>", "a <em>&lt;b&gt;</em>")),
          1,
          "next");

  private static final UserSearchPage PEOPLE =
      new UserSearchPage(
          List.of(new UserSearchPage.Hit(Events.ALICE, "alice", "Alice B", "place")), true);

  private static final ChatSearchPage CHATS =
      new ChatSearchPage(List.of(new ChatSearchPage.Hit(Events.CHAT, "Cooks", "place")), true);

  private final List<ChatSearchRequest> askedForChats = new ArrayList<>();
  private final List<UserSearchRequest> askedForPeople = new ArrayList<>();
  private final List<SearchRequest> asked = new ArrayList<>();
  private MessageSearch answer =
      request -> {
        asked.add(request);
        return PAGE;
      };
  private HttpFront front;

  @BeforeEach
  void listen() {
    front =
        HttpFront.start(
            new HttpConfig("127.0.0.1", 0),
            List.of(
                new SearchRoutes(
                    new Searches(request -> answer.search(request), this::people, this::chats),
                    TOKEN)));
  }

  @AfterEach
  void close() {
    front.close();
  }

  @Test
  void a_question_and_its_answer_arrive_whole() {
    SearchRequest request = request("hello", 20);

    assertThat(search(TOKEN, request)).isEqualTo(PAGE);
    assertThat(asked).containsExactly(request);
  }

  @Test
  void a_question_for_people_and_its_answer_arrive_whole() {
    UserSearchRequest request = new UserSearchRequest("ali", 20, "place");

    assertThat(people(TOKEN, request)).isEqualTo(PEOPLE);
    assertThat(askedForPeople).containsExactly(request);
  }

  @Test
  void a_question_for_chats_and_its_answer_arrive_whole() {
    ChatSearchRequest request = new ChatSearchRequest("coo", 20, "place");

    assertThat(chats(TOKEN, request)).isEqualTo(CHATS);
    assertThat(askedForChats).containsExactly(request);
  }

  @Test
  void a_question_for_chats_that_is_out_of_bounds_is_refused() {
    List<ChatSearchRequest> wrong =
        List.of(
            new ChatSearchRequest(" ", 20, null),
            new ChatSearchRequest("x".repeat(101), 20, null),
            new ChatSearchRequest("coo", 0, null),
            new ChatSearchRequest("coo", 101, null));

    for (ChatSearchRequest request : wrong) {
      assertThatThrownBy(() -> chats(TOKEN, request)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> chats(OTHER, new ChatSearchRequest("coo", 20, null)))
        .isInstanceOf(SearchUnavailableException.class)
        .hasMessageContaining("401");
    assertThat(askedForChats).isEmpty();
  }

  @Test
  void a_question_for_people_that_is_out_of_bounds_is_refused() {
    List<UserSearchRequest> wrong =
        List.of(
            new UserSearchRequest("", 20, null),
            new UserSearchRequest("x".repeat(65), 20, null),
            new UserSearchRequest("ali", 0, null),
            new UserSearchRequest("ali", 101, null));

    for (UserSearchRequest request : wrong) {
      assertThatThrownBy(() -> people(TOKEN, request)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> people(OTHER, new UserSearchRequest("ali", 20, null)))
        .isInstanceOf(SearchUnavailableException.class)
        .hasMessageContaining("401");
    assertThat(askedForPeople).isEmpty();
  }

  @Test
  void without_the_service_token_nothing_is_asked() {
    assertThatThrownBy(() -> search(OTHER, request("hello", 20)))
        .isInstanceOf(SearchUnavailableException.class)
        .hasMessageContaining("401");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_limit_out_of_bounds_is_refused() {
    assertThatThrownBy(() -> search(TOKEN, request("hello", 101)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_blank_query_is_refused() {
    assertThatThrownBy(() -> search(TOKEN, request("  ", 20)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_body_that_is_no_request_is_refused() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + front.port() + HttpMessageSearch.PATH))
              .header("Authorization", TOKEN.header())
              .POST(HttpRequest.BodyPublishers.ofString("{\"q\": 1"))
              .build();

      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(400);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void a_cursor_that_is_none_is_the_callers_mistake() {
    answer =
        _ -> {
          throw new IllegalArgumentException("no cursor");
        };

    assertThatThrownBy(() -> search(TOKEN, request("hello", 20)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_index_that_is_away_is_said_to_be_away() {
    answer =
        _ -> {
          throw new SearchUnavailableException("the search index does not answer");
        };

    assertThatThrownBy(() -> search(TOKEN, request("hello", 20)))
        .isInstanceOf(SearchUnavailableException.class)
        .hasMessageContaining("503");
  }

  @Test
  void a_service_that_is_away_is_said_to_be_away() {
    int port = front.port();
    front.close();

    try (HttpMessageSearch search = new HttpMessageSearch("http://127.0.0.1:" + port, TOKEN)) {
      assertThatThrownBy(() -> search.search(request("hello", 20)))
          .isInstanceOf(SearchUnavailableException.class);
    }
  }

  private SearchPage search(ServiceToken token, SearchRequest request) {
    try (HttpMessageSearch search =
        new HttpMessageSearch("http://127.0.0.1:" + front.port(), token)) {
      return search.search(request);
    }
  }

  private UserSearchPage people(UserSearchRequest request) {
    askedForPeople.add(request);
    return PEOPLE;
  }

  private UserSearchPage people(ServiceToken token, UserSearchRequest request) {
    try (HttpUserSearch search = new HttpUserSearch("http://127.0.0.1:" + front.port(), token)) {
      return search.search(request);
    }
  }

  private ChatSearchPage chats(ChatSearchRequest request) {
    askedForChats.add(request);
    return CHATS;
  }

  private ChatSearchPage chats(ServiceToken token, ChatSearchRequest request) {
    try (HttpSearches searches = new HttpSearches("http://127.0.0.1:" + front.port(), token)) {
      return searches.all().chats().search(request);
    }
  }

  private static SearchRequest request(String q, int limit) {
    return new SearchRequest(
        q, List.of(new Scope(Events.CHAT, List.of(new SeqRange(3, Long.MAX_VALUE)))), limit, null);
  }
}
