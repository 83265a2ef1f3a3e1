package io.github.workaccount.enrollment.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Keeps what is stored in files to the owner: everything below {@code ./data}, and a database file
 * elsewhere. New ones are made so before anything is in them, and those of an earlier release are
 * tightened at the start. Where the file system has no such permissions, nothing is done.
 */
public final class PrivateFiles
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

  private static final Path DATA = Path.of("data");
  private static final Pattern H2_FILE =
      Pattern.compile("jdbc:h2:(?:file:)?(?=[./~]|[A-Za-z]:[/\\\\])([^;]+)(?:;.*)?");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path data;

  /** Created by Spring Boot, which finds this class in {@code META-INF/spring.factories}. */
  public PrivateFiles() {
    this(DATA);
  }

  PrivateFiles(Path data) {
    this.data = data;
  }

  /** Begins where an application with pages starts: a command opens no database. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!(context instanceof WebApplicationContext)) {
      return;
    }
    prepare(context.getEnvironment().getProperty("spring.datasource.url", ""));
    ApplicationListener<ApplicationReadyEvent> ready = event -> tighten(data);
    context.addApplicationListener(ready);
  }

  /**
   * Makes what is missing, and tightens what is there.
   *
   * @param url of the database
   */
  void prepare(String url) {
    if (!data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Matcher h2 = H2_FILE.matcher(url);
    if (h2.matches()) {
      Path file =
          Path.of(h2.group(1).replaceFirst("^~", System.getProperty("user.home")) + ".mv.db");
      create(file);
      tighten(file);
    }
    tighten(data);
  }

  /** H2 takes an empty file for a new database. */
  private static void create(Path file) {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent(), only(FOLDER));
      Files.createFile(file, only(FILE));
    } catch (IOException e) {
      LOG.debug("The database makes {} itself", file, e);
    }
  }

  private static FileAttribute<?> only(Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }

  private static void tighten(Path root) {
    if (Files.notExists(root)) {
      return;
    }
    try {
      Files.walkFileTree(root, new Tightening());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets what differs; links are not followed. */
  private static final class Tightening extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      tighten(folder, FOLDER);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        tighten(file, FILE);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What cannot be read, or is gone meanwhile, is passed over. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      LOG.debug("Not looked at: {}", file, e);
      return FileVisitResult.CONTINUE;
    }

    private static void tighten(Path path, Set<PosixFilePermission> permissions) {
      try {
        if (!Files.getPosixFilePermissions(path).equals(permissions)) {
          Files.setPosixFilePermissions(path, permissions);
          LOG.debug("Only its owner may use {} now", path);
        }
      } catch (IOException | UnsupportedOperationException e) {
        LOG.warn(
            "Others may be able to read {}: its permissions cannot be set ({}). Make it readable by"
                + " this process's user alone.",
            path,
            e.toString());
      }
    }
  }
}
