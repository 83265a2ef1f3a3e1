package io.github.workaccount.enrollment.contract;

import java.util.List;
import java.util.Map;

/**
 * A request and its answer, as they crossed the line.
 *
 * @param method the HTTP method
 * @param path the path, still encoded
 * @param query the query, still encoded; null when there is none
 * @param headers the request's headers
 * @param body the request's body, empty when there is none
 * @param status the answer's status
 * @param answerHeaders the answer's headers
 * @param answerBody the answer's body, empty when there is none
 */
public record Exchange(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    int status,
    Map<String, List<String>> answerHeaders,
    byte[] answerBody) {}
