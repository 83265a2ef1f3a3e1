package io.github.workaccount.enrollment.microsoft.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.MsalClientException;
import com.microsoft.graph.models.odataerrors.ODataError;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PlainCauseTest {

  private final IOException reset = new IOException("Connection reset");

  @Test
  void keepsWhatTheSdkOnlyPassesOn() {
    assertThat(PlainCause.of(new CompletionException(new MsalClientException(reset))))
        .isSameAs(reset);
    assertThat(PlainCause.of(new IllegalStateException("ours", reset)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsNothingOfTheSdks() {
    assertThat(PlainCause.of(new ODataError())).isNull();
    assertThat(PlainCause.of(new CompletionException("Failed", new ODataError()))).isNull();
    assertThat(PlainCause.of(null)).isNull();
  }

  @Test
  void keepsNothingThatHasSuppressedAnExceptionOfTheSdks() {
    IllegalStateException ours = new IllegalStateException("ours", reset);
    ours.addSuppressed(new ODataError());

    assertThat(PlainCause.of(ours)).isSameAs(reset);
  }
}
