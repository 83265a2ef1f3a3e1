package io.github.workaccount.enrollment.microsoft;

import java.nio.file.Path;

/** The contract with the sandbox itself, over plain http as the product starts it. */
class DirectoryContractTest extends DirectoryContract {

  @Override
  String cloud(String line) {
    return line;
  }

  @Override
  Path trusted() {
    return null;
  }
}
