package org.schedulesconnector.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Body;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ProvisionOutcome;

/** Keeps the items as text files in a folder. */
public final class FileSink {
    private final Path folder;

    public FileSink(String folder) {
        this.folder = Path.of(folder);
    }

    /** There is nothing to prepare but the folder. */
    public ProvisionOutcome prepare(@Body ConnectionDefinition wanted) throws IOException {
        Files.createDirectories(folder);
        return new ProvisionOutcome(
                wanted.id(), false, false, ProvisionOutcome.SchemaStep.NONE, List.of(), List.of(), false);
    }

    /** An exception here is a failure of this one item, which the next crawl tries again. */
    public void put(@Body ExternalItemDocument item) throws IOException {
        Files.writeString(folder.resolve(item.id() + ".txt"), item.content().value());
    }

    public void delete(@Body String itemId) throws IOException {
        Files.deleteIfExists(folder.resolve(itemId + ".txt"));
    }
}
