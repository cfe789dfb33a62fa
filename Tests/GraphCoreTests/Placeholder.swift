// Placeholder until the first real file of the target lands.
