package org.amosheets.cli;

import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest has it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"amo-sheets-sync " + (version == null ? "of a working copy" : version)};
    }
}
