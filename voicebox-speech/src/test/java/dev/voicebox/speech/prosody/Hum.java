package dev.voicebox.speech.prosody;

import java.util.Random;

/** A made-up voice: a tone with overtones whose pitch and loudness go from one value to another. */
record Hum(double fromHertz, double toHertz, int ms) {
    private static final int OVERTONES = 8;
    private static final double LOUD = 4_000;

    /** @param fallDb how much quieter it is at its end than at its beginning */
    short[] sound(int rate, double fallDb) {
        short[] sound = new short[rate * ms / 1000];
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            double way = i / (double) sound.length;
            phase += 2 * Math.PI * fromHertz * Math.pow(toHertz / fromHertz, way) / rate;
            double value = 0;
            for (int overtone = 1; overtone <= OVERTONES; overtone++) {
                value += Math.sin(overtone * phase) / overtone;
            }
            sound[i] = (short) Math.rint(LOUD * Math.pow(10, -fallDb * way / 20) * value);
        }
        return sound;
    }

    short[] sound(int rate) {
        return sound(rate, 0);
    }

    /** A quiet room. */
    static short[] silence(int rate, int ms) {
        Random random = new Random(ms);
        short[] room = new short[rate * ms / 1000];
        for (int i = 0; i < room.length; i++) {
            room[i] = (short) Math.rint(4 * random.nextGaussian());
        }
        return room;
    }
}
