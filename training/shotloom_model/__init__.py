"""The built-in text-to-video GAN: its world, generator, discriminator, training and export."""
