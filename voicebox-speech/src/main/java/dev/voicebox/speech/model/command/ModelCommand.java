package dev.voicebox.speech.model.command;

import java.io.PrintStream;
import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.model.ModelState;
import dev.voicebox.speech.model.ModelState.Trust;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.model.download.InstallFailure;

/** {@code mvn -Pmodels}: says what there is to install, or does what its order says. */
public final class ModelCommand {
    private final ModelStore store;
    private final PrintStream terminal;
    private final Bar bar;

    ModelCommand(ModelStore store, PrintStream terminal, Bar bar) {
        this.store = store;
        this.terminal = terminal;
        this.bar = bar;
    }

    public static void main(String[] arguments) {
        // Ends Maven too: its summary of modules that did nothing would push the answer off the screen.
        System.exit(exitCode(System.out));
    }

    private static int exitCode(PrintStream terminal) {
        try {
            Order order = Order.from(System.getProperties(), System.getenv());
            ModelStore store = new ModelStore(order.folder(), Catalogue.shipped(), order.mirror());
            new ModelCommand(store, terminal, new Bar(terminal, Bar.isTerminal(), System::nanoTime)).run(order);
            return 0;
        } catch (InstallFailure | IllegalArgumentException failure) {
            terminal.println();
            terminal.println(failure.getMessage());
            return 1;
        }
    }

    void run(Order order) throws InstallFailure {
        terminal.println();
        for (String id : order.remove()) {
            terminal.println(id + removed(store.remove(id)));
        }
        for (String id : order.install()) {
            ModelState state = store.install(id, bar, Cancellation.NONE);
            bar.end();
            terminal.println(id + " is installed in " + store.folder() + " (" + Listing.trust(state) + ", licence: "
                    + state.model().licence() + ").");
        }
        if (order.verify()) {
            verify();
        }
        if (order.isEmpty()) {
            new Listing(store).lines().forEach(terminal::println);
        }
    }

    private String removed(ModelState before) {
        return switch (before.presence()) {
            case INSTALLED -> " was removed from " + store.folder() + ".";
            case PARTIAL -> " was partly in " + store.folder() + " and was removed.";
            case ABSENT -> " was not installed: nothing was removed.";
        };
    }

    private void verify() throws InstallFailure {
        List<String> wrong = store.list().stream()
                .filter(ModelState::isInstalled)
                .map(state -> state.model().id())
                .filter(id -> !isRight(id))
                .toList();
        if (!wrong.isEmpty()) {
            throw new InstallFailure(InstallFailure.Kind.WRONG_CONTENT, Listing.again(wrong));
        }
    }

    private boolean isRight(String id) {
        try {
            ModelState state = store.verify(id);
            terminal.println(id + ": " + Listing.trust(state));
            return state.trust() != Trust.WRONG;
        } catch (InstallFailure unreadable) {
            terminal.println(id + ": " + unreadable.getMessage());
            return false;
        }
    }
}
