package dev.confab.platform.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, before any route sees it, is a problem like all others. */
final class JettyProblems implements Request.Handler {
  private final SecurityHeaders headers;

  JettyProblems(SecurityHeaders headers) {
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int status =
        response.getStatus() < 400 ? HttpStatus.INTERNAL_SERVER_ERROR_500 : response.getStatus();
    String title = HttpStatus.getMessage(status);
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    // Of a fault of ours the reason is the log's, not the client's.
    String detail = status >= 500 && status != 503 || reason == null ? title : reason.toString();
    response.setStatus(status);
    // Nobody else has put them there if the request could not even be read.
    headers.putInto(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    // Jetty does not read on after a request that it could not parse; clients must not send on.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    byte[] body =
        Json.MAPPER.writeValueAsBytes(
            new Problem("about:blank", title, status, Problem.codeOf(status), detail, null));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
