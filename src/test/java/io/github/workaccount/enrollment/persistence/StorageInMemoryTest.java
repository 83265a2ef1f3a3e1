package io.github.workaccount.enrollment.persistence;

import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Clock;
import java.time.ZoneOffset;

/** The stores of the unit tests keep what the product's tables promise. */
class StorageInMemoryTest
    implements EnrollmentsContract,
        ListContract,
        PlansContract,
        WatchesContract,
        RecordsContract,
        AccountWatchesContract,
        ProofsContract {

  private final Stores stores = new Stores(Clock.fixed(Storage.NOW, ZoneOffset.UTC));
  private final Storage storage =
      new Storage(
          stores.enrollments(),
          stores.plans(),
          stores.watches(),
          stores.proofs(),
          stores.evidence(),
          stores.decisions(),
          stores.consentRequests(),
          stores.consents(),
          stores.throttles(),
          stores.keys(),
          stores.accounts(),
          stores.transaction(),
          null);

  @Override
  public Storage storage() {
    return storage;
  }
}
