package io.github.workaccount.enrollment.access;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.RestApi;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;

/** The people with what they send their requests with: a browser that has signed in, or Basic. */
final class Visitors {

  private final int port;
  private final String engine;
  private final Map<Person, CamundaWeb> browsers = new EnumMap<>(Person.class);
  private final Map<Person, RestApi> programs = new EnumMap<>(Person.class);

  Visitors(int port, String engine) {
    this.port = port;
    this.engine = engine;
  }

  HttpResponse<String> send(
      Person person, String method, String address, String type, String body) {
    if (address.startsWith("/camunda/")) {
      return browsers.computeIfAbsent(person, this::browser).send(method, address, type, body);
    }
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return programs
        .computeIfAbsent(person, this::program)
        .send(
            method,
            address,
            publisher,
            type == null ? new String[0] : new String[] {"Content-Type", type})
        .answer();
  }

  /** Everybody signs in anew when they ask next. */
  void forget() {
    browsers.clear();
  }

  private CamundaWeb browser(Person person) {
    CamundaWeb browser = new CamundaWeb(port, engine);
    if (person == Person.NOBODY) {
      browser.get("/camunda/app/tasklist/" + engine + "/"); // For the token against forgery.
      return browser;
    }
    return browser.login(person.id(), person.id());
  }

  private RestApi program(Person person) {
    return person == Person.NOBODY ? RestApi.nobody(port) : RestApi.of(port, person.id());
  }
}
