package io.github.workaccount.enrollment.persistence.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Keeps what is stored in files to the owner: everything below {@code ./data}, and a database file
 * elsewhere. New ones are made so before anything is in them, and from those of an earlier release
 * the rights of others are taken at the start. Where the file system has no such permissions,
 * nothing is done.
 */
public final class PrivateFiles
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

  private static final Path DATA = Path.of("data");
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
    H2File.of(url)
        .ifPresent(
            file -> {
              create(file);
              tighten(file);
            });
    tighten(data);
  }

  /** H2 takes an empty file for a new database. */
  private static void create(Path file) {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(file.getParent(), only(FOLDER));
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
      Files.walkFileTree(root.toRealPath(), new Tightening());
    } catch (IOException e) {
      warn(root, e);
    }
  }

  private static void warn(Path path, Exception e) {
    LOG.warn(
        "Others may be able to read {}: its permissions cannot be set ({}). Make it readable by"
            + " this process's user alone.",
        path,
        e.toString());
  }

  /** Takes from others what they may; links further down are not followed. */
  private static final class Tightening extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      takeFromOthers(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        takeFromOthers(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What cannot be read, or is gone meanwhile, is passed over. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      LOG.debug("Not looked at: {}", file, e);
      return FileVisitResult.CONTINUE;
    }

    /** So is the rest of a folder that cannot be read to its end. */
    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
    }

    private static void takeFromOthers(Path path) {
      try {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.retainAll(FOLDER)) {
          Files.setPosixFilePermissions(path, permissions);
          LOG.debug("Only its owner may use {} now", path);
        }
      } catch (IOException | UnsupportedOperationException e) {
        warn(path, e);
      }
    }
  }
}
