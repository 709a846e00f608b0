
  VACUUM a;
