"""Named reads. Each takes the viewer and answers only what that viewer may see, or says `for_system`."""
