package io.github.workaccount.enrollment.security.password;

import io.github.workaccount.enrollment.model.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request of this thread comes from; nowhere when there is none. */
@Component
class SignInSource {

  private final ClientAddress addresses;

  SignInSource(ClientAddress addresses) {
    this.addresses = addresses;
  }

  /** Fingerprints by which a place is known again: of the browser's cookie, then of the address. */
  Set<String> places() {
    Set<String> places = new LinkedHashSet<>();
    request()
        .ifPresent(
            request -> {
              DeviceCookieFilter.device(request)
                  .ifPresent(device -> places.add(Sha256.of("device " + device)));
              places.add(Sha256.of("address " + addresses.of(request)));
            });
    return places;
  }

  /**
   * The fingerprint of the address whose wrong passwords are counted for whomever they are. Only
   * where proxies are configured: behind one that is not, everybody has the same address.
   */
  Optional<String> countedAddress() {
    return addresses.areToldApart()
        ? request().map(request -> Sha256.of("address " + addresses.networkOf(request)))
        : Optional.empty();
  }

  private static Optional<HttpServletRequest> request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
        ? Optional.of(servlet.getRequest())
        : Optional.empty();
  }
}
