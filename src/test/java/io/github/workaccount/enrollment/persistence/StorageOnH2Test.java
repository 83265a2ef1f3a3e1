package io.github.workaccount.enrollment.persistence;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = "spring.datasource.url=jdbc:h2:mem:storage;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class StorageOnH2Test extends StorageTest {}
