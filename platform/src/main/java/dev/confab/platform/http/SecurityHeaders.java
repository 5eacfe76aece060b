package dev.confab.platform.http;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * What every answer tells browsers, whoever writes it: take nothing for what it is not declared to
 * be, load nothing, frame nothing, keep nothing. A page that needs more says so itself.
 */
final class SecurityHeaders implements HttpConfiguration.Customizer {
  /** An answer of the API is no document: it needs nothing. */
  static final String API_POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A year: shorter ones are not counted by scanners, and a certificate outlives it by renewal. */
  private static final String HSTS = "max-age=31536000";

  private final List<HttpField> fields;

  /**
   * @param tls do browsers reach this port through TLS? Only then may it be demanded of them
   */
  SecurityHeaders(boolean tls) {
    List<HttpField> all = new ArrayList<>();
    all.add(field("X-Content-Type-Options", "nosniff"));
    all.add(field("Content-Security-Policy", API_POLICY));
    all.add(field("X-Frame-Options", "DENY"));
    all.add(field("Referrer-Policy", "no-referrer"));
    all.add(field("Cross-Origin-Opener-Policy", "same-origin"));
    all.add(field("Cross-Origin-Resource-Policy", "same-origin"));
    all.add(field("Cross-Origin-Embedder-Policy", "require-corp"));
    all.add(
        field(
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"));
    // Answers carry tokens, names and messages: no cache on the way or in the browser keeps them.
    all.add(field("Cache-Control", "no-store"));
    if (tls) {
      all.add(field("Strict-Transport-Security", HSTS));
    }
    fields = List.copyOf(all);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    putInto(responseHeaders);
    return request;
  }

  void putInto(HttpFields.Mutable headers) {
    fields.forEach(headers::put);
  }

  private static HttpField field(String name, String value) {
    return new PreEncodedHttpField(name, value);
  }
}
