package org.schedulesconnector.settings;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A file with certificates that are trusted.
 *
 * @param path where it is
 * @param certificates what it holds, never empty
 */
record AuthorityFile(Path path, List<X509Certificate> certificates) {
    AuthorityFile {
        certificates = List.copyOf(certificates);
    }
}
