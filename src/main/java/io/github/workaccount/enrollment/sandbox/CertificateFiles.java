package io.github.workaccount.enrollment.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the public part of the certificate that the product signs in with. */
final class CertificateFiles {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----");

  private CertificateFiles() {}

  /**
   * Reads all certificates of a PEM or PKCS#12 file; a private key beside them is not touched.
   *
   * @param password the PKCS#12 file's password, or null
   * @throws IOException if the file can't be read or has no certificate
   */
  static List<X509Certificate> read(Path file, String password) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      List<X509Certificate> certificates = fromPem(content);
      if (certificates.isEmpty()) {
        certificates = fromPkcs12(content, password);
      }
      if (certificates.isEmpty()) {
        throw new IOException(file + " contains no certificate");
      }
      return certificates;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is neither a PEM nor a PKCS#12 certificate file", e);
    }
  }

  private static List<X509Certificate> fromPem(byte[] content) throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Matcher matcher = PEM.matcher(new String(content, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return certificates;
  }

  private static List<X509Certificate> fromPkcs12(byte[] content, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(content), password == null ? null : password.toCharArray());
    List<X509Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.getCertificate(alias);
      if (certificate instanceof X509Certificate x509) {
        certificates.add(x509);
      }
    }
    return certificates;
  }
}
