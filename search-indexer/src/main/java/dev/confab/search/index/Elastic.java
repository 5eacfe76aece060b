package dev.confab.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The one connection pool to Elasticsearch that indexing and queries share. */
public final class Elastic implements AutoCloseable {
  /** The indexer sends one request at a time; the rest are queries, which take milliseconds. */
  private static final int MAX_CONNECTIONS = 8;

  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(2);

  /** A bulk of the largest size takes less than a second; ten mean that the node is stuck. */
  private static final Timeout RESPONSE_TIMEOUT = Timeout.ofSeconds(10);

  private final ElasticsearchClient client;

  private Elastic(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * Nothing is asked yet, so Elasticsearch may be away.
   *
   * @param apiKey sent with every request, or null for a node without security
   */
  public static Elastic connect(URI url, @Nullable String apiKey) {
    Rest5ClientBuilder builder =
        Rest5Client.builder(url)
            .setConnectionManagerCallback(
                pool -> pool.setMaxConnTotal(MAX_CONNECTIONS).setMaxConnPerRoute(MAX_CONNECTIONS))
            .setConnectionConfigCallback(config -> config.setConnectTimeout(CONNECT_TIMEOUT))
            .setRequestConfigCallback(config -> config.setResponseTimeout(RESPONSE_TIMEOUT))
            .setHttpClientConfigCallback(
                http ->
                    http.setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build()));
    if (apiKey != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader("Authorization", "ApiKey " + apiKey)});
    }
    return new Elastic(
        new ElasticsearchClient(
            new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper(Json.MAPPER))));
  }

  /** A request to Elasticsearch. */
  @FunctionalInterface
  public interface Request<T> {
    /** Sends it and waits for the answer. */
    T send(ElasticsearchClient client) throws IOException;
  }

  /**
   * Sends a request.
   *
   * @throws IndexUnavailableException if there is no answer, or one that says "not now"
   * @throws ElasticsearchException if the request is wrong (status 400)
   */
  public <T> T ask(Request<T> request) {
    try {
      return request.send(client);
    } catch (ResponseException e) {
      // The client's own word for 502, 503 and 504.
      throw new IndexUnavailableException(
          "Elasticsearch answered " + e.getResponse().getStatusCode(), e);
    } catch (IOException e) {
      throw new IndexUnavailableException("Elasticsearch does not answer: " + e.getMessage(), e);
    } catch (ElasticsearchException e) {
      if (e.status() == 400) {
        throw e;
      }
      throw new IndexUnavailableException("Elasticsearch answered " + e.status(), e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
