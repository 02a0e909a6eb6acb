// Forge's bundler and linter load keytar in a try/catch for `forge login`, which nothing here uses.
// The real package fetches a prebuilt binary when it is installed.
throw new Error("keytar is not needed to bundle or lint, and is not installed");
