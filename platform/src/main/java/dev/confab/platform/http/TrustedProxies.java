package dev.confab.platform.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Who really asks, behind proxies of ours. Each proxy adds the address that it was asked from at
 * the end of {@code X-Forwarded-For}; what stands further left came with the request and may be
 * invented. So with <i>n</i> trusted proxies the client is the <i>n</i>-th from the right.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
  private final int proxies;

  /**
   * @param proxies how many, one behind the other; at least 1
   */
  TrustedProxies(int proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    List<String> chain = request.getHeaders().getCSV("X-Forwarded-For", false);
    if (chain.size() < proxies) {
      return request; // It did not come through all of them: the connection's own address counts.
    }
    SocketAddress client = InetSocketAddress.createUnresolved(chain.get(chain.size() - proxies), 0);
    return new Request.Wrapper(request) {
      @Override
      public ConnectionMetaData getConnectionMetaData() {
        return new ConnectionMetaData.Wrapper(super.getConnectionMetaData()) {
          @Override
          public SocketAddress getRemoteSocketAddress() {
            return client;
          }
        };
      }
    };
  }
}
